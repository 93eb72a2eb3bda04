import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArtifactStore } from '../../activities/artifact-store/artifact-store';
import { digestOf, jsonBytes, type Json } from '../../shared/protocol/json';

/** One storage under test. */
export interface ArtifactsRig {
  /** Another store on the same storage, not opened, as another worker would have. */
  store(): ArtifactStore;
  /** A store, not opened, on a storage that none has opened, where that makes a difference. */
  untouched(): ArtifactStore;
  /** Milliseconds that two moments are apart at least to be told apart. */
  tickMs: number;
  /** Changes the stored content of an artifact past the adapter. */
  damage(tenant: string, sha256: string, json: string): Promise<void>;
  /** Where the storage still holds this text. */
  holding(text: string): Promise<string[]>;
  close(): Promise<void>;
}

/** What every adapter of the port must do. */
export function artifactStoreContract(name: string, makeRig: () => Promise<ArtifactsRig>): void {
  describe(`${name}: the artifact store contract`, () => {
    let rig: ArtifactsRig;
    let artifacts: ArtifactStore;

    beforeAll(async () => {
      rig = await makeRig();
      artifacts = rig.store();
      await artifacts.open();
    }, 180_000);
    afterAll(async () => {
      await artifacts?.close();
      await rig?.close();
    });

    it('gives every value back as it was, under the digest of its canonical JSON', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          const json = JSON.parse(JSON.stringify(value)) as Json;
          const { ref, sha256, bytes } = await artifacts.put('t', json);
          expect({ sha256, bytes }).toEqual({ sha256: digestOf(json), bytes: jsonBytes(json) });
          expect(await artifacts.get('t', ref)).toEqual(json);
        }),
        { numRuns: 60 }
      );
    });

    it('stores equal values once, whatever the order of their keys, and for every worker', async () => {
      const one = await artifacts.put('once', { a: 1, b: [2] });
      const other = rig.store();
      await other.open();
      expect(await other.put('once', { b: [2], a: 1 })).toEqual(one);
      expect(await other.get('once', one.ref)).toEqual({ a: 1, b: [2] });
      await other.close();
      expect(await artifacts.remove?.('once', {}, { dryRun: true })).toBe(1);
    });

    it('takes an output of the largest size that a tool may return', async () => {
      const large = 'ü'.repeat(4 * 1024 * 1024);
      const { ref, bytes } = await artifacts.put('t', large);
      expect(bytes).toBe(8 * 1024 * 1024 + 2);
      expect(await artifacts.get('t', ref)).toBe(large);
    });

    it('shows no tenant what another one stored, although it knows the reference', async () => {
      const { ref } = await artifacts.put('one', 'secret');
      await expect(artifacts.get('two', ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
      await expect(artifacts.get('', ref)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      await expect(artifacts.put('', 'x')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    });

    it.each(['sha256:00', '', 'file:/etc/passwd', `sha256:${'0'.repeat(64)}`])(
      'has nothing under "%s"',
      async (ref) => {
        await expect(artifacts.get('t', ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
      }
    );

    it('refuses a value that was changed in the storage, until it is stored again', async () => {
      const { ref, sha256 } = await artifacts.put('t', { amount: 10 });
      await rig.damage('t', sha256, '{"amount":99}');
      const failed = artifacts.get('t', ref);
      await expect(failed).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
      await expect(failed).rejects.toThrow(/digest/);
      await artifacts.put('t', { amount: 10 });
      expect(await artifacts.get('t', ref)).toEqual({ amount: 10 });
    });

    it('says STORE_UNAVAILABLE before open and after close', async () => {
      const closed = rig.untouched();
      await expect(closed.get('t', 'sha256:0')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await closed.open();
      await closed.close();
      await expect(closed.get('t', 'sha256:0')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    });

    it('keeps a tenant apart whose name looks like a path', async () => {
      const { ref } = await artifacts.put('a/b', 'of a/b');
      for (const other of ['a', 'a/', 'a%2Fb', '../a/b', '.', '..', 'b'.repeat(600)]) {
        await expect(artifacts.get(other, ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
        await artifacts.put(other, `of ${other}`);
        expect(await artifacts.remove?.(other, {}, { dryRun: true })).toBe(1);
      }
      expect(await artifacts.get('a/b', ref)).toBe('of a/b');
    });

    /** A moment after all that was stored and before all that will be. */
    async function later(): Promise<string> {
      await sleep(rig.tickMs);
      const now = new Date().toISOString();
      await sleep(rig.tickMs);
      return now;
    }

    describe('remove', () => {
      const run = (name: string, user?: string) => ({
        workflowId: `wfg/t/${name}`,
        ...(user === undefined ? {} : { user }),
      });
      it('removes what only the given run or user stored, from the files as well, and counts it first', async () => {
        const own = await artifacts.put('gone', ['canary-of-one-run'], run('r1', 'ann'));
        const shared = await artifacts.put('gone', ['stored by both'], run('r1', 'ann'));
        await artifacts.put('gone', ['stored by both'], run('r2', 'bob'));
        const other = await artifacts.put('kept', ['canary-of-another-tenant'], run('r1', 'ann'));
        expect(await artifacts.remove?.('gone', { runs: ['wfg/t/r1'] }, { dryRun: true })).toBe(1);
        expect(await artifacts.get('gone', own.ref)).toEqual(['canary-of-one-run']);
        expect(await rig.holding('canary-of-one-run')).not.toEqual([]);
        expect(await artifacts.remove?.('gone', { runs: ['wfg/t/r1'] })).toBe(1);
        await expect(artifacts.get('gone', own.ref)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
        expect(await rig.holding('canary-of-one-run')).toEqual([]);
        expect(await artifacts.get('gone', shared.ref)).toEqual(['stored by both']);
        expect(await artifacts.get('kept', other.ref)).toEqual(['canary-of-another-tenant']);
        // Its other source is forgotten with the run: now only bob's is left.
        expect(await artifacts.remove?.('gone', { user: 'bob' })).toBe(1);
        expect(await artifacts.remove?.('gone', { user: 'bob' })).toBe(0);
      });

      it('removes by whole words of what is said, and takes the name of a field for none', async () => {
        const own: Json[] = [
          { said: 'Ask TED, please' },
          { to: 'ted@example.com' },
          { 'Ted Moss': 3 },
          [4711],
          'tell田中さん',
        ];
        const others: Json[] = [{ startedAt: 1 }, { note: 'tested' }, { ted: 'a field' }, [14711, 47110], 'Teddy'];
        const kept = await Promise.all(others.map((value) => artifacts.put('words', value)));
        for (const value of own) await artifacts.put('words', value);
        expect(await artifacts.remove?.('words', { texts: ['Ted', '4711', '田中'] }, { dryRun: true })).toBe(
          own.length
        );
        expect(await artifacts.remove?.('words', { texts: ['Ted', '4711', '田中'] })).toBe(own.length);
        for (const [at, { ref }] of kept.entries()) expect(await artifacts.get('words', ref)).toEqual(others[at]);
      });

      it('removes nothing by age that was stored again since', async () => {
        const { ref } = await artifacts.put('age', 'read each day');
        await artifacts.put('age', 'read once');
        const between = await later();
        await artifacts.put('age', 'read each day');
        expect(await artifacts.remove?.('age', { before: between })).toBe(1);
        expect(await artifacts.get('age', ref)).toBe('read each day');
      });

      it('removes by what is said, by age, and everything of one tenant', async () => {
        await artifacts.put('by-text', { note: 'say "canary" to ünal' });
        await artifacts.put('by-text', { note: 'nothing' }, run('r9'));
        expect(await artifacts.remove?.('by-text', { texts: ['say "canary" to ünal', '%'] })).toBe(1);
        expect(await artifacts.remove?.('by-text', { before: '2020-01-01T00:00:00Z' })).toBe(0);
        expect(await artifacts.remove?.('by-text', { before: '2999-01-01T00:00:00Z' })).toBe(1);
        await artifacts.put('by-text', 'again');
        expect(await artifacts.remove?.('by-text', {})).toBe(1);
      });
    });
  });
}
