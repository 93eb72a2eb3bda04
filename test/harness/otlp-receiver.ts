import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { parse } from 'protobufjs';

/** One span as it arrived. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: Record<string, unknown>;
  service: unknown;
}

/** One point of a metric as it arrived, the newest of each set of attributes. */
export interface ReceivedPoint {
  name: string;
  attributes: Record<string, unknown>;
  /** Of a histogram: how many values. */
  value: number;
}

/** An OTLP/HTTP receiver on loopback that keeps what it is sent. */
export interface OtlpReceiver {
  url: string;
  spans: ReceivedSpan[];
  points(): ReceivedPoint[];
  close(): Promise<void>;
}

// The part of opentelemetry/proto/metrics/v1 that is looked at, with the numbers of its fields.
const { root } = parse(`
  syntax = "proto3";
  message Any { oneof value { string stringValue = 1; bool boolValue = 2; int64 intValue = 3; double doubleValue = 4; } }
  message KeyValue { string key = 1; Any value = 2; }
  message Number { repeated KeyValue attributes = 7; oneof value { double asDouble = 4; sfixed64 asInt = 6; } }
  message HistogramPoint { repeated KeyValue attributes = 9; fixed64 count = 4; }
  message Numbers { repeated Number dataPoints = 1; }
  message Histogram { repeated HistogramPoint dataPoints = 1; }
  message Metric { string name = 1; Numbers gauge = 5; Numbers sum = 7; Histogram histogram = 9; }
  message Scope { repeated Metric metrics = 2; }
  message Resource { repeated Scope scopeMetrics = 2; }
  message Request { repeated Resource resourceMetrics = 1; }
`);
const Request = root.lookupType('Request');

interface KeyValue {
  key: string;
  value: Record<string, unknown>;
}
interface Point {
  attributes?: KeyValue[];
  asDouble?: number;
  asInt?: number;
  count?: number;
}
interface Metric {
  name: string;
  gauge?: { dataPoints?: Point[] };
  sum?: { dataPoints?: Point[] };
  histogram?: { dataPoints?: Point[] };
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const points = new Map<string, ReceivedPoint>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
      if (request.url === '/v1/traces') spans.push(...spansOf(body));
      else if (request.url === '/v1/metrics') {
        for (const point of pointsOf(body)) points.set(JSON.stringify([point.name, point.attributes]), point);
      } else {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': request.headers['content-type'] ?? 'application/json' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    points: () => [...points.values()],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function spansOf(body: Buffer): ReceivedSpan[] {
  const { resourceSpans } = JSON.parse(body.toString('utf8')) as {
    resourceSpans: {
      resource: { attributes: KeyValue[] };
      scopeSpans: { spans: (Omit<ReceivedSpan, 'attributes'> & { attributes: KeyValue[] })[] }[];
    }[];
  };
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = attributesOf(resource.attributes)['service.name'];
    return scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({ ...span, attributes: attributesOf(span.attributes), service }))
    );
  });
}

function pointsOf(body: Buffer): ReceivedPoint[] {
  const decoded = Request.toObject(Request.decode(body), { longs: Number }) as {
    resourceMetrics?: { scopeMetrics?: { metrics?: Metric[] }[] }[];
  };
  const metrics = (decoded.resourceMetrics ?? []).flatMap(({ scopeMetrics = [] }) =>
    scopeMetrics.flatMap((scope) => scope.metrics ?? [])
  );
  return metrics.flatMap(({ name, gauge, sum, histogram }) =>
    [gauge, sum, histogram].flatMap((data) =>
      (data?.dataPoints ?? []).map((point) => ({
        name,
        attributes: attributesOf(point.attributes ?? []),
        value: point.asInt ?? point.asDouble ?? point.count ?? 0,
      }))
    )
  );
}

function attributesOf(list: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
}
