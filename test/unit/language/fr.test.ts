import { maskQuery } from '../../../shared/matching/mask';
import { danglingReferences } from '../../../shared/language/specific';
import { languageBy, languageOf, statesCondition } from '../../../shared/language/languages';
import { withoutPoliteness } from '../../../shared/language/politeness';
import { tokenise } from '../../../shared/language/tokens';
import { bind, OPTIONS } from '../matching/wordings';

const french = languageBy('fr');
const found = (text: string): unknown[] =>
  maskQuery(text, OPTIONS).values.map(({ type, value, doubt }) => [
    type,
    value,
    ...(doubt === undefined ? [] : ['doubt']),
  ]);

describe('French', () => {
  test.each([
    // What happened is a reason, and no day's side.
    ['Annule le rendez-vous du 23 décembre parce que mon vol était complet', ['date', '2023-12-23', 'doubt']],
    ['Rappelle-moi le 8 décembre 2023', ['date', '2023-12-08']],
    ['Rappelle-moi le 8 decembre 2023', ['date', '2023-12-08']],
    ['Rappelle-moi le 1er mars 2024', ['date', '2024-03-01']],
    ['Rappelle-moi le 03/04/2024', ['date', '2024-04-03']],
    ['Rappelle-moi demain', ['date', '2023-12-01']],
    ['Rappelle-moi après-demain', ['date', '2023-12-02']],
    ["Montre les ventes d'avant-hier", ['date', '2023-11-28']],
    ['Rappelle-moi lundi', ['date', '2023-12-04']],
    ['Rappelle-moi vendredi prochain', ['date', '2023-12-08', 'doubt']],
    ['Montre les ventes de lundi dernier', ['date', '2023-11-27', 'doubt']],
    ['Rappelle-moi le lundi 4 décembre', ['date', '2023-12-04']],
    ['Rappelle-moi le mardi 4 décembre 2023', ['date', '2023-12-04', 'doubt']],
    ['Montre les commandes du 8 décembre', ['date', '2023-12-08', 'doubt']],
    ['Rappelle-moi dans deux semaines', ['date', '2023-12-14']],
    ['Montre les ventes il y a trois semaines', ['date', '2023-11-09']],
    ['Réserve la salle à 15h30', ['time', '15:30']],
    ['Réserve la salle à 15 heures 30', ['time', '15:30']],
    ["Réserve la salle à 3 h de l'après-midi", ['time', '15:00']],
    ['Réserve la salle à 8 heures du soir', ['time', '20:00']],
    ['Réserve la salle à trois heures moins le quart', ['time', '02:45']],
    ['Réserve la salle à midi', ['time', '12:00']],
    ['Réserve la salle le 8 décembre 2023 à minuit', ['datetime', '2023-12-08T00:00:00', 'doubt']],
    ['Réserve la salle le 8 décembre 2023 à 15h', ['datetime', '2023-12-08T15:00:00']],
    ['Prolonge la réunion de 2 heures', ['duration', 'PT2H']],
    ["Prolonge la réunion d'une heure et demie", ['duration', 'PT1H30M']],
    ['Vire 1.234,56 €', ['money', { amount: 1234.56, currency: 'EUR' }]],
    ['Vire quatre-vingt-dix-neuf euros', ['money', { amount: 99, currency: 'EUR' }]],
    ['Vire deux mille cinq cents euros', ['money', { amount: 2500, currency: 'EUR' }]],
    ['Rembourse la commande 207 500 euros', ['money', { amount: 207500, currency: 'EUR' }, 'doubt']],
    ['Commande douze écrans', ['number', 12]],
    ['Annule la commande n° 77', ['id', '77']],
  ])('%s', (text, value) => {
    expect(languageOf(text)).toBe('fr');
    expect(found(text)).toEqual([value]);
  });

  test.each([
    'demain matin',
    'après demain',
    'le lundi',
    'chaque lundi',
    'lundi soir',
    'à midi et demi',
    'la semaine prochaine',
    "à l'équipe",
    'avec une douzaine de stylos',
    'pour deux millions de personnes',
  ])('%s is no value', (words) => {
    expect(found(`Rappelle-moi ${words}`)).toEqual([]);
  });

  test.each([
    ['Rappelle-moi dans quinze jours', ['number', 15]],
    ['Prolonge la réunion de 14 heures', ['number', 14]],
    ['Vire 25 mille euros', ['number', 25]],
    ['Vire 35 couronnes', ['number', 35]],
    ['Vire 35 dollars', ['number', 35]],
  ])('%s: only its digits', (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  test('the locale says whether a space divides one number', () => {
    const slots = { amount: { type: 'money' as const, examples: [{ amount: 20, currency: 'EUR' }] } };
    const bound = bind('Vire 1 234,56 euros', 'Vire <money=amount>', slots);
    expect(bound.doubts).toEqual([]);
    expect(bound.values).toEqual({ amount: '1234.56 EUR' });
    expect(
      bind('Vire 1 234,56 euros', 'Vire <money=amount>', slots, { ...OPTIONS, locale: 'en-US' }).doubts
    ).toHaveLength(1);
  });

  test.each(['3 heures', '8 décembre à 3h', 'trois heures et demie', '3:30'])(
    '"%s" is before or after noon',
    (words) => {
      expect(french.isAmbiguousTime(words)).toBe(true);
    }
  );

  test.each(['15h', '3 heures du matin', '9h', '03:30', 'midi'])('"%s" is one time', (words) => {
    expect(french.isAmbiguousTime(words)).toBe(false);
  });

  test.each([
    "s'il est défectueux",
    'si possible',
    "dès qu'elle est payée",
    "à moins qu'elle ne soit payée",
    'à condition de payer',
    'quand elle arrive',
    'en cas de retard',
  ])('%s is a condition', (words) => {
    expect(statesCondition('fr', `Annule la commande <id> ${words}`)).toBe(true);
  });

  test('contractions and elisions are compared written out', () => {
    const words = (text: string): string[] =>
      tokenise(french, text, []).flatMap((one) => (one.kind === 'word' ? [one.word] : []));
    expect(words("Envoie l'avis du client aux équipes d'Anne")).toEqual(
      'envoie avis de client à équipes de anne'.split(' ')
    );
    expect(words("Envoie-le, s'il vous plaît, dès aujourd'hui")).toEqual([
      'envoie',
      '-le',
      'svp',
      'dès',
      "aujourd'hui",
    ]);
  });

  test.each(["S'il te plaît, annule", 'Bonjour, peux-tu annuler', 'Pourriez-vous svp annuler', "Merci d'annuler"])(
    '"%s" asks to cancel',
    (words) => {
      const wording = 'Annule la commande <id=order>';
      expect(bind(`${words} la commande 2077`, wording)).toMatchObject({ fit: 'exact', values: { order: '2077' } });
      const [first] = withoutPoliteness(french, tokenise(french, `${words} la commande`, []));
      expect([first?.word, ...(first?.also ?? [])]).toContain('annule');
    }
  );

  test('one and several of a noun that has one form', () => {
    const wording = 'Annule le rendez-vous de <name=who>';
    const slots = { who: { examples: ['Claire Dubois'] } };
    expect(bind('Annule le rendez-vous de Julien Moreau', wording, slots).fit).toBe('exact');
    expect(bind('Annule les rendez-vous de Julien Moreau', wording, slots).fit).not.toBe('exact');
  });

  test.each([
    'Envoie-la à Paris',
    'Je veux que tu les envoies',
    "Je veux que vous l'envoyiez",
    'Rembourse-lui 20 euros',
  ])('"%s" points at something that it does not say', (text) => {
    expect(danglingReferences(french, tokenise(french, text, []))).toHaveLength(1);
  });

  test.each([
    'Cancel la commande 1042 please',
    'Annule la commande 1042 if paid',
    'Rappelle-moi mañana la facture',
    'Rappelle-moi la factura',
    'Annule la commande 1042 falls möglich',
  ])('%s is in two languages', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});
