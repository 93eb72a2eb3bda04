import { loadConfiguration } from '../../../worker/configuration';
import { pluginSettings } from '../../../worker/plugin-settings';

const configuration = loadConfiguration({
  env: {
    WORKFLOWGEN_RETENTION_DAYS: '30',
    WORKFLOWGEN_WRONG_REUSES: '5',
    WORKFLOWGEN_HOLD_OUT: '0.1',
  },
  overrides: { learning: { wrongReuseBudget: { days: 9 }, promotion: { successesForA: 4, historyLength: 7 } } },
});

describe('settings of a plugin', () => {
  it('are those of the environment where it is given none', () => {
    expect(pluginSettings({}, configuration)).toMatchObject({
      holdOut: 0.1,
      learning: { retentionDays: 30, wrongReuseBudget: { wrong: 5, days: 9 }, promotion: { successesForA: 4 } },
    });
  });

  it('win over the environment, field by field, as options of their own and within `learning`', () => {
    const learning = {
      retentionDays: 7,
      wrongReuseBudget: { wrong: 2 },
      promotion: { successesForA: 3 },
    };
    expect(pluginSettings({ learning, holdOut: 0 }, configuration)).toMatchObject({
      holdOut: 0,
      learning: {
        retentionDays: 7,
        wrongReuseBudget: { wrong: 2, days: 9 },
        promotion: { successesForA: 3, historyLength: 7 },
      },
    });
    expect(pluginSettings({ learning, retentionDays: 1, wrongReuseBudget: { wrong: 0 } }, configuration)).toMatchObject(
      {
        learning: { retentionDays: 1, wrongReuseBudget: { wrong: 0, days: 9 } },
      }
    );
  });
});
