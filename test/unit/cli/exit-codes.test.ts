import { EXIT, exitCodeOfError } from '../../../cli/exit-codes';
import { WorkflowGenError } from '../../../shared/protocol/errors';
import type { ErrorCode } from '../../../shared/protocol/errors';

it.each<[ErrorCode, number]>([
  ['INPUT_INVALID', EXIT.usage],
  ['SECRET_REFUSED', EXIT.usage],
  ['STORE_UNAVAILABLE', EXIT.unreachable],
  ['BUDGET_EXCEEDED', EXIT.waiting],
  ['EXPERIENCE_INVALID', EXIT.refused],
  ['EXPERIENCE_MISSING', EXIT.refused],
  ['INTERNAL', EXIT.failed],
])('%s ends the command line with %i', (code, exit) => {
  expect(exitCodeOfError(new WorkflowGenError(code, 'x'))).toBe(exit);
});
