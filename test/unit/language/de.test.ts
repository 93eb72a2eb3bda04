import { maskQuery } from '../../../shared/matching/mask';
import { languageOf, statesCondition } from '../../../shared/language/languages';
import { OPTIONS } from '../matching/wordings';

const found = (text: string): unknown[] =>
  maskQuery(text, OPTIONS).values.map(({ type, value, doubt }) => [
    type,
    value,
    ...(doubt === undefined ? [] : ['doubt']),
  ]);

describe('German', () => {
  test.each([
    ['Erinnere mich am 8. Dezember 2023', ['date', '2023-12-08']],
    ['Erinnere mich am 12.1.2024', ['date', '2024-01-12']],
    ['Erinnere mich am 03/04/2024', ['date', '2024-04-03']],
    ['Erinnere mich morgen', ['date', '2023-12-01']],
    ['Erinnere mich übermorgen', ['date', '2023-12-02']],
    ['Erinnere mich in zwei Wochen', ['date', '2023-12-14']],
    ['Zeige mir alles von vor 3 Tagen', ['date', '2023-11-27']],
    ['Erinnere mich am kommenden Montag', ['date', '2023-12-04']],
    ['Erinnere mich nächsten Freitag', ['date', '2023-12-08', 'doubt']],
    ['Erinnere mich am 8.12.', ['date', '2023-12-08']],
    ['Zeige die Bestellungen vom 8. Dezember', ['date', '2023-12-08', 'doubt']],
    ['Erinnere mich um 15 Uhr 30', ['time', '15:30']],
    ['Erinnere mich um 15:30 Uhr', ['time', '15:30']],
    ['Erinnere mich um 8 Uhr abends', ['time', '20:00']],
    ['Erinnere mich um halb drei', ['time', '02:30']],
    ['Erinnere mich um Viertel nach acht', ['time', '08:15']],
    ['Erinnere mich am 8.12.2023 um 15 Uhr', ['datetime', '2023-12-08T15:00:00']],
    ['Warte anderthalb Stunden', ['duration', 'PT1H30M']],
    ['Warte 20 Minuten', ['duration', 'PT20M']],
    ['Buche dreiundzwanzig Plätze', ['number', 23]],
    ['Storniere Bestellung 77', ['id', '77']],
  ])('%s', (text, value) => {
    expect(languageOf(text)).toBe('de');
    expect(found(text)).toEqual([value]);
  });

  test.each(['am Morgen', 'heute Abend', 'jeden Montag', 'Mitte Dezember', 'montags'])('%s names no day', (words) => {
    expect(found(`Erinnere mich ${words}`)).toEqual([]);
  });

  test.each(['falls er defekt ist', 'wenn möglich', 'sofern nötig', 'es sei denn, sie ist bezahlt', 'bei Bedarf'])(
    '%s is a condition',
    (words) => {
      expect(statesCondition('de', `Erstatte Bestellung <id>, ${words}`)).toBe(true);
      expect(statesCondition(undefined, `Refund order <id>, ${words}`)).toBe(true);
    }
  );

  test.each([
    'Cancel order 1042 falls möglich',
    'Storniere order 1042 please',
    'Erinnere mich tomorrow an die Rechnung',
    'Create a task called Rechnung prüfen falls nötig',
  ])('%s is in two languages', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});
