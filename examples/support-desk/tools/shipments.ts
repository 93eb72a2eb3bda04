import { z } from 'zod';
import { defineTool, type AnyTool } from '../../../shared';
import { applyOnce } from '../database/effect-ledger';
import type { Reader } from '../database/database';
import type { SupportDesk } from '../desk';
import { refused, unavailable } from './failures';
import { orderId, shipmentStatus } from './field';
import { orderWith } from './orders';

const Shipment = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  carrier: z.string(),
  status: shipmentStatus,
  expectedOn: z.string().describe('Day, ISO 8601'),
});
const SHIPMENT =
  'select id as shipmentId, order_id as orderId, carrier, status, expected_on as expectedOn from shipments';

export function shipmentTools(desk: SupportDesk): AnyTool[] {
  const trackShipment = defineTool({
    name: 'track_shipment',
    version: '1',
    description: "Asks the carrier where an order's parcel is.",
    input: z.object({ orderId }),
    output: Shipment,
    effect: 'read',
    retry: { maximumAttempts: 4, initialIntervalMs: 50, backoffCoefficient: 2, maximumIntervalMs: 1_000 },
    timeout: '5s',
    execute: async (input, { tenant }) => {
      const database = await desk.of(tenant);
      await orderWith(database, input.orderId);
      const carrier = await carrierThatFails(desk, tenant, input.orderId);
      if (carrier) throw unavailable('CARRIER_UNAVAILABLE', `${carrier} does not answer at the moment.`);
      return shipmentOf(database, input.orderId);
    },
    check: async (input, output, { tenant }) => {
      const shipment = await shipmentOf(await desk.of(tenant), input.orderId);
      return shipment.shipmentId === output.shipmentId || `The shipment of ${input.orderId} is ${shipment.shipmentId}.`;
    },
  });

  const cancelShipment = defineTool({
    name: 'cancel_shipment',
    version: '1',
    description: 'Stops a parcel that has not been collected and cancels its order. It cannot be taken back.',
    input: z.object({ orderId }),
    output: z.object({ shipmentId: z.string(), status: shipmentStatus }),
    effect: 'once',
    permissions: ['shipments:write'],
    timeout: '10s',
    execute: async (input, { tenant, idempotencyKey }) =>
      applyOnce(await desk.of(tenant), { key: idempotencyKey, tool: 'cancel_shipment', input }, async (transaction) => {
        await orderWith(transaction, input.orderId);
        const shipment = await shipmentOf(transaction, input.orderId);
        if (shipment.status !== 'label_created') {
          throw refused(
            'SHIPMENT_NOT_STOPPABLE',
            `The parcel of ${input.orderId} is ${shipment.status.replace('_', ' ')}.`
          );
        }
        await transaction.run("update shipments set status = 'cancelled' where id = ?", [shipment.shipmentId]);
        await transaction.run("update orders set status = 'cancelled' where id = ?", [input.orderId]);
        return { shipmentId: shipment.shipmentId, status: 'cancelled' as const };
      }),
    check: async (input, _output, { tenant }) => {
      const shipment = await shipmentOf(await desk.of(tenant), input.orderId);
      return shipment.status === 'cancelled' || `The parcel of ${input.orderId} is still ${shipment.status}.`;
    },
  });

  return [trackShipment, cancelShipment];
}

/** Counts down the carrier's bad moments; gives the carrier where this call falls into one. */
async function carrierThatFails(desk: SupportDesk, tenant: string, order: string): Promise<string | undefined> {
  const database = await desk.of(tenant);
  return database.write(async (transaction) => {
    const failing = await transaction.row(
      z.object({ carrier: z.string() }),
      'select carrier from shipments where order_id = ? and failures_left > 0',
      [order]
    );
    if (failing)
      await transaction.run('update shipments set failures_left = failures_left - 1 where order_id = ?', [order]);
    return failing?.carrier;
  });
}

async function shipmentOf(reader: Reader, order: string): Promise<z.infer<typeof Shipment>> {
  const shipment = await reader.row(Shipment, `${SHIPMENT} where order_id = ?`, [order]);
  if (!shipment) throw refused('NOT_SHIPPED', `${order} has no shipment yet.`);
  return shipment;
}
