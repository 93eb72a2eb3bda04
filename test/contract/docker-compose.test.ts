import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEARCH_ATTRIBUTES } from '../../shared/protocol/messages';

const root = join(__dirname, '..', '..');
const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const guide = readFileSync(join(root, 'docs', 'deployment.md'), 'utf8');

const all = (pattern: RegExp): string[] => [...compose.matchAll(pattern)].map((match) => match[1] ?? '');

it('registers exactly the search attributes that the workflows set, in the file and in the guide', () => {
  for (const text of [compose, guide]) {
    const registered = [...text.matchAll(/--name (\w+) --type Keyword/g)].map((match) => match[1]);
    expect(registered.sort()).toEqual(Object.values(SEARCH_ATTRIBUTES).sort());
  }
});

it('pins every image to a version', () => {
  const images = all(/image: (\S+)/g);
  expect(images).toHaveLength(5);
  for (const image of images) expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$/);
});

it('lets a service that goes on wait for each that ends, or `up --wait` would call its end a failure', () => {
  const ending = all(/^ {2}([\w-]+):\n {4}<<: \*admin-tools/gm);
  const waitedFor = all(/([\w-]+): \{ condition: service_completed_successfully \}/g);
  expect(ending).toHaveLength(2);
  expect(waitedFor.sort()).toEqual(ending.sort());
});

it('publishes ports on loopback only', () => {
  const ports = all(/ports: \[(.*)\]/g);
  expect(ports).toHaveLength(3);
  for (const port of ports) expect(port).toMatch(/^'127\.0\.0\.1:\d+:\d+'$/);
});

it('starts nothing without secrets of the operator', () => {
  const secrets = all(/(?:PASSWORD|PWD|API_KEY): (\S+)/g);
  expect(secrets).toHaveLength(4);
  for (const secret of secrets) expect(secret).toMatch(/^\$\{(TEMPORAL_DB_PASSWORD|QDRANT_API_KEY):\?/);
});
