import type { Slot } from '../../../shared/protocol/plan';
import { maskQuery } from '../../../shared/matching/mask';
import { languageBy, languageOf, statesCondition } from '../../../shared/language/languages';
import { withoutPoliteness } from '../../../shared/language/politeness';
import { tokenise } from '../../../shared/language/tokens';
import { bind, OPTIONS } from '../matching/wordings';

const found = (text: string): unknown[] =>
  maskQuery(text, OPTIONS).values.map(({ type, value, doubt }) => [
    type,
    value,
    ...(doubt === undefined ? [] : ['doubt']),
  ]);

describe('German', () => {
  test.each([
    // What happened is a reason, and no day's side.
    ['Sage den Termin am 23. Dezember ab, weil mein Flug gestrichen wurde', ['date', '2023-12-23', 'doubt']],
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
    ['Erinnere mich um halb drei Nachmittags', ['time', '14:30']],
    ['Erinnere mich um 12 Uhr mittags', ['time', '12:00']],
    ['Erinnere mich um 11 Uhr mittags', ['time', '11:00']],
    ['Erinnere mich um 1 Uhr mittags', ['time', '13:00']],
    ['Erinnere mich um 12 Uhr nachts', ['time', '00:00']],
    ['Erinnere mich um 12 Uhr Nachts', ['time', '00:00']],
    ['Erinnere mich um 11 Uhr nachts', ['time', '23:00']],
    ['Erinnere mich um 2 Uhr nachts', ['time', '02:00']],
    ['Erinnere mich um halb zwölf abends', ['time', '23:30']],
    ['Erinnere mich am 8.12.2023 um 12 Uhr nachts', ['datetime', '2023-12-08T00:00:00', 'doubt']],
    ['Erinnere mich um 8 Uhr mittags', ['number', 8]],
    ['Erinnere mich übernächsten Montag', ['date', '2023-12-11']],
    ['Erinnere mich am Übernächsten Freitag', ['date', '2023-12-15', 'doubt']],
    ['Zeige die Kosten ab 8. Dezember', ['date', '2023-12-08', 'doubt']],
    ['Zeige die Kosten ab 8', ['time', '08:00']],
    ['Erstatte 20 Kronen', ['number', 20]],
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
    '8. Dezember um 3 Uhr',
    '8.12.2023 um halb drei',
    '3 Uhr am 8. Dezember',
    'Drei Uhr',
    '3:30',
    '3',
    '8.12.2023 um 4',
  ])('"%s" is before or after noon', (words) => {
    expect(languageBy('de').isAmbiguousTime(words)).toBe(true);
  });

  test.each([
    '3.12.2023 um 15 Uhr',
    '8. Dezember um 3 Uhr nachts',
    '8. Dezember um 03:30',
    '8. Dezember um 9 Uhr',
    '0 Uhr 30',
    '15',
  ])('"%s" is one time', (words) => {
    expect(languageBy('de').isAmbiguousTime(words)).toBe(false);
  });

  test.each(['Kannst du bitte', 'Kannst du', 'Können Sie mir bitte', 'Bitte könntest du', 'Sei so gut und'])(
    '"%s" is politeness',
    (words) => {
      const text = `${words} storniere Bestellung 7`;
      const left = withoutPoliteness(languageBy('de'), tokenise(languageBy('de'), text, []));
      expect(left.map(({ word }) => word)).toEqual(['storniere', 'bestellung', '7']);
    }
  );

  test('"den Artikel" is one, "die Artikel" are several', () => {
    const slots: Record<string, Partial<Slot>> = { who: { type: 'name', examples: ['Anna Weber'] } };
    const wording = 'Lösche den Artikel von <name=who>';
    expect(bind('Lösche den Artikel von Jonas Klein', wording, slots).fit).toBe('exact');
    expect(bind('Lösche die Artikel von Jonas Klein', wording, slots).fit).not.toBe('exact');
  });

  test('"gegen" stays beside the time that it makes inexact', () => {
    expect(maskQuery('Buche Raum C07 am 11.12.2023 gegen 16 Uhr', OPTIONS).text).toBe(
      'Buche Raum <id> am <date> gegen <time>'
    );
  });

  test('an organisation is one with its umlauts', () => {
    const slots: Record<string, Partial<Slot>> = { where: { type: 'name', examples: ['Anna Weber'] } };
    const wording = 'Schicke den Bericht an <name=where>';
    expect(bind('Schicke den Bericht an Anna Universität', wording, slots).bindings).toEqual([]);
    expect(bind('Schicke den Bericht an Jonas Klein', wording, slots).values).toEqual({ where: 'Jonas Klein' });
  });

  test.each([
    'Cancel order 1042 falls möglich',
    'Storniere order 1042 please',
    'Erinnere mich tomorrow an die Rechnung',
    'Create a task called Rechnung prüfen falls nötig',
  ])('%s is in two languages', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});
