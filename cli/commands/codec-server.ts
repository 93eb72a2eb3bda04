import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { startCodecServer } from '../../payloads/codec-server';
import { payloadConverter } from '../../payloads/payload-converter';
import { configError } from '../../worker/configuration';
import type { Context, RunCommand } from '../context';
import { wholeNumber } from '../context';
import { untilAborted } from '../until-aborted';

const DEFAULT_PORT = 8089;
const DEV_UI = ['http://localhost:8233', 'http://127.0.0.1:8233'];
const LEAST_TOKEN = 16;

export function registerCodecServer(program: Command, run: RunCommand): void {
  program
    .command('codec-server')
    .description('decrypt payloads for the Temporal Web UI and CLI, by WORKFLOWGEN_PAYLOAD_KEYS')
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <number>', 'where it listens', wholeNumber('port'), DEFAULT_PORT)
    .option('--origin <url...>', 'Web UIs that may ask from a browser (default: the dev server and the configured one)')
    .action(run(codecServer));
}

async function codecServer(
  context: Context,
  options: { host: string; port: number; origin?: string[] }
): Promise<void> {
  const { env, output, configuration } = context;
  const codecs = payloadConverter(env)?.payloadCodecs;
  if (!codecs)
    throw configError('WORKFLOWGEN_PAYLOAD_KEYS', 'the codec server has no key', 'set it as the workers have it');
  const configured = env.WORKFLOWGEN_CODEC_TOKEN || undefined;
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(options.host);
  if (configured === undefined ? !loopback : configured.length < LEAST_TOKEN) {
    const remedy = `set one of at least ${LEAST_TOKEN} characters`;
    throw configError(
      'WORKFLOWGEN_CODEC_TOKEN',
      'a server beyond this machine needs a token that cannot be guessed',
      remedy
    );
  }
  const ui = configuration.uiUrl ? [new URL(configuration.uiUrl).origin] : [];
  const server = await startCodecServer({
    codecs,
    host: options.host,
    port: options.port,
    origins: options.origin ?? [...DEV_UI, ...ui],
    token: configured ?? randomBytes(24).toString('base64url'),
  });
  try {
    output.data({ url: server.url }, `codec endpoint ${server.url}`);
    await untilAborted(context.signal, new Promise<void>(() => undefined));
  } finally {
    await server.close();
  }
}
