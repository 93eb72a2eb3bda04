import { maskQuery } from '../../../shared/matching/mask';
import { danglingReferences } from '../../../shared/language/specific';
import { languageBy, languageOf, statesCondition } from '../../../shared/language/languages';
import { tokenise } from '../../../shared/language/tokens';
import { bind, OPTIONS } from '../matching/wordings';

const spanish = languageBy('es');
const found = (text: string): unknown[] =>
  maskQuery(text, OPTIONS).values.map(({ type, value, doubt }) => [
    type,
    value,
    ...(doubt === undefined ? [] : ['doubt']),
  ]);

describe('Spanish', () => {
  test.each([
    // What happened is a reason, and no day's side.
    ['Anula la cita del 23 de diciembre porque mi vuelo fue cancelado', ['date', '2023-12-23', 'doubt']],
    ['Recuérdame el 8 de diciembre de 2023', ['date', '2023-12-08']],
    ['Recuérdame el 12/12/2023', ['date', '2023-12-12']],
    ['Recuérdame mañana', ['date', '2023-12-01']],
    ['Recuérdame pasado mañana', ['date', '2023-12-02']],
    ['Muestra las ventas de anteayer', ['date', '2023-11-28']],
    ['Recuérdame el lunes', ['date', '2023-12-04']],
    ['Recuérdame el próximo viernes', ['date', '2023-12-08', 'doubt']],
    ['Recuérdame el viernes que viene', ['date', '2023-12-08', 'doubt']],
    ['Muestra las ventas del lunes pasado', ['date', '2023-11-27', 'doubt']],
    ['Recuérdame el martes 4 de diciembre de 2023', ['date', '2023-12-04', 'doubt']],
    ['Muestra los pedidos del 8 de diciembre', ['date', '2023-12-08', 'doubt']],
    ['Recuérdame dentro de 3 días', ['date', '2023-12-03']],
    ['Recuérdame en dos semanas', ['date', '2023-12-14']],
    ['Reserva la sala a las 15 h', ['time', '15:00']],
    ['Reserva la sala a las 3 de la tarde', ['time', '15:00']],
    ['Reserva la sala a las 8 de la noche', ['time', '20:00']],
    ['Reserva la sala a la una y media de la tarde', ['time', '13:30']],
    ['Reserva la sala a las tres menos cuarto', ['time', '02:45']],
    ['Reserva la sala el 8 de diciembre de 2023 a las 3 de la tarde', ['datetime', '2023-12-08T15:00:00']],
    ['Prolonga la reunión una hora y media', ['duration', 'PT1H30M']],
    ['Transfiere 1.234,56 euros', ['money', { amount: 1234.56, currency: 'EUR' }]],
    ['Transfiere 1,234.56 euros', ['money', { amount: 1234.56, currency: 'EUR' }]],
    ['Transfiere 1.500 euros', ['money', { amount: 1.5, currency: 'EUR' }, 'doubt']],
    ['Transfiere mil euros', ['money', { amount: 1000, currency: 'EUR' }]],
    ['Transfiere doscientos mil trescientos euros', ['money', { amount: 200300, currency: 'EUR' }]],
    ['Compra treinta y dos pantallas', ['number', 32]],
    ['Cancela el pedido nº 77', ['id', '77']],
  ])('%s', (text, value) => {
    expect(languageOf(text)).toBe('es');
    expect(found(text)).toEqual([value]);
  });

  test.each([
    'mañana por la mañana',
    'por la mañana',
    'los lunes',
    'cada lunes',
    'el lunes por la tarde',
    'la próxima semana',
  ])('%s is no value', (words) => {
    expect(found(`Recuérdame ${words}`)).toEqual([]);
  });

  test.each([
    ['Recuérdame dentro de quince días', ['number', 15]],
    ['Reserva la sala a las 12 de la mañana', ['number', 12]],
    ['Envía la factura a las 15 clientas', ['number', 15]],
    ['Reserva la sala a las 3 pm', ['number', 3]],
    ['Transfiere 25 mil euros', ['number', 25]],
    ['Transfiere 35 pesos', ['number', 35]],
  ])('%s: only its digits', (text, value) => {
    expect(found(text)).toEqual([value]);
  });

  test('03/04 begins with the day unless the locale says otherwise', () => {
    const slots = { day: { format: 'yyyy-MM-dd', examples: ['2023-12-08'] } };
    const wording = 'Muestra las ventas del <date=day>';
    const text = 'Muestra las ventas del 03/04/2023';
    expect(bind(text, wording, slots)).toMatchObject({ doubts: [], values: { day: '2023-04-03' } });
    expect(bind(text, wording, slots, { ...OPTIONS, locale: 'es-PR' })).toMatchObject({
      values: { day: '2023-03-04' },
    });
  });

  test.each(['las 3', 'las 9', 'la una', 'las tres y media', '3:30'])('"%s" is before or after noon', (words) => {
    expect(spanish.isAmbiguousTime(`a ${words}`)).toBe(true);
  });

  test.each(['15:00', 'las 3 de la tarde', '9:00', 'las 16 h', '03:30'])('"%s" is one time', (words) => {
    expect(spanish.isAmbiguousTime(words)).toBe(false);
  });

  test.each([
    'si está dañado',
    'cuando llegue',
    'siempre que haya pagado',
    'a menos que esté pagado',
    'salvo que llame',
    'en cuanto llegue',
    'a no ser que llame',
  ])('%s is a condition', (words) => {
    expect(statesCondition('es', `Cancela el pedido <id> ${words}`)).toBe(true);
  });

  test('contractions and pronouns behind a verb are compared apart', () => {
    const words = (text: string): string[] =>
      tokenise(spanish, text, []).flatMap((one) => (one.kind === 'word' ? [one.word] : []));
    expect(words('¿Envía el aviso del cliente al equipo?')).toEqual('envía aviso de cliente a equipo'.split(' '));
    expect(words('Cancélalo, por favor')).toEqual(['cancéla', '-lo', 'porfavor']);
    expect(words('Recuérdame la película')).toEqual(['recuérdame', 'película']);
  });

  test.each(['Por favor, cancela', 'Hola, ¿puedes cancelar', '¿Podrías cancelar', 'Quiero cancelar'])(
    '"%s" asks to cancel',
    (words) => {
      const wording = 'Cancela el pedido <id=order>';
      expect(bind(`${words} el pedido 2077`, wording)).toMatchObject({ fit: 'exact', values: { order: '2077' } });
    }
  );

  test('one and several of a noun that has one form', () => {
    const wording = 'Cancela el análisis de <name=who>';
    const slots = { who: { examples: ['Carlos Ruiz'] } };
    expect(bind('Cancela el análisis de Lucía Gómez', wording, slots).fit).toBe('exact');
    expect(bind('Cancela los análisis de Lucía Gómez', wording, slots).fit).not.toBe('exact');
  });

  test.each(['Envíala a Madrid', 'Quiero enviarle 20 euros', 'Quiero que la envíes', 'Bloquea su tarjeta'])(
    '"%s" points at something that it does not say',
    (text) => {
      expect(danglingReferences(spanish, tokenise(spanish, text, []))).toHaveLength(1);
    }
  );

  test.each([
    'Cancel el pedido 1042',
    'Cancela el pedido 1042 please',
    'Recuérdame demain la factura',
    'Cancela la commande 1042',
    'Cancele o pedido 1042',
    'Reserve a sala C07 para 12 pessoas',
  ])('%s is not Spanish alone', (text) => {
    expect(languageOf(text)).toBeUndefined();
  });
});
