import type * as Tracing from '../../../worker/telemetry/tracing';

it('loads the packages of tracing with an endpoint, and none without', () => {
  const loaded: string[] = [];
  const told = (name: string): object => {
    loaded.push(name);
    throw new Error('loaded');
  };
  for (const name of ['sdk-trace-node', 'exporter-trace-otlp-http', 'resources'])
    jest.doMock(`@opentelemetry/${name}`, () => told(name));
  jest.doMock('@temporalio/interceptors-opentelemetry-v2', () => told('interceptors'));
  const { createTracing } = jest.requireActual<typeof Tracing>('../../../worker/telemetry/tracing');
  expect(createTracing()).toBeUndefined();
  expect(createTracing({ tenant: 'hash', serviceName: 'desk' })).toBeUndefined();
  expect(loaded).toEqual([]);
  expect(() => createTracing({ endpoint: 'http://127.0.0.1:1' })).toThrow('loaded');
  expect(loaded).toHaveLength(1);
});
