import type { AnyTool } from '../../../shared';
import type { SupportDesk } from '../desk';
import { customerTools } from './customers';
import { giftCardTools } from './gift-cards';
import { knowledgeBaseTools } from './knowledge-base';
import { orderTools } from './orders';
import { outboxTools } from './outbox';
import { refundTools } from './refunds';
import { returnTools } from './returns';
import { shipmentTools } from './shipments';
import { ticketTools } from './tickets';

/** Every permission that a tool of the support desk asks for. */
export const PERMISSIONS = [
  'customers:write',
  'email:send',
  'giftcards:write',
  'refunds:write',
  'shipments:write',
  'tickets:write',
] as const;

/** The tools of the support desk over the tenants' databases: 17 tools of all four effects. */
export function supportDeskTools(desk: SupportDesk): AnyTool[] {
  return [
    ...customerTools(desk),
    ...orderTools(desk),
    ...shipmentTools(desk),
    ...refundTools(desk),
    ...returnTools(desk),
    ...giftCardTools(desk),
    ...ticketTools(desk),
    ...knowledgeBaseTools(desk),
    ...outboxTools(desk),
  ];
}
