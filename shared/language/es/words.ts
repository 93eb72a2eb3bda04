import { wordSet, type Words } from '../language';
import { CALENDAR } from './calendar-words';
import { SHARED } from './shared-words';
import { VOCABULARY } from './vocabulary';

export const words: Words = {
  vocabulary: VOCABULARY,
  homographs: wordSet('me no sin con once mil son mate real'),
  shared: SHARED,
  // "Cancele o pedido" is Portuguese.
  foreign: /^\P{L}*\p{L}+\s+o\s/iu,
  letters: /^[a-zñáéíóúüºª]+$/,
  turning: {
    negation: wordSet(
      `no nunca jamás jamas sin salvo excepto menos ningún ningun ninguno ninguna ningunos ningunas nada nadie ni tampoco excluyendo
      exceptuando fuera sino pero`
    ),
    condition: wordSet(
      `si cuando siempre que caso condición condicion mientras salvo cuanto apenas solo sólo solamente únicamente unicamente según segun
      dependiendo depende vez sea ser así si_no posible`
    ),
    comparison: wordSet(
      `más mas menos mayor mayores menor menores superior superiores inferior inferiores mínimo minimo mínima máximo maximo máxima máximos
      mínimos supera superan superando excede aproximadamente alrededor casi exactamente igual iguales entre hasta sobre cerca mejor peor
      alto alta altos altas bajo baja bajos bajas tarde pronto tanto tantos como unos unas < > = <= >=`
    ),
    quantity: wordSet(
      `todo toda todos todas cada varios varias algunos algunas algún alguna muchos muchas mucho mucha pocos pocas poco ambos ambas mitad
      medio media doble triple primer primero primera primeros primeras segundo segunda tercer tercero tercera último ultimo última ultima
      últimos últimas próximo proximo próxima próximos próximas siguiente siguientes anterior anteriores nuevo nueva nuevos nuevas
      antiguo antigua otro otra otros otras resto restante restantes también tambien además ademas adicional adicionales entero entera
      solo sola veces otra-vez docena decena veintena centena quincena par nuevamente`
    ),
    time: wordSet(
      `antes después despues desde hasta durante ya todavía aún aun ahora inmediatamente enseguida pronto luego tarde temprano mañana hoy
      ayer anteayer pasado pasada pasados pasadas mañanas tarde tardes noche noches madrugada mediodía medianoche semana semanas mes meses
      año años trimestre día dia días dias diario diaria diariamente semanal semanalmente mensual mensualmente anual anualmente
      siempre regularmente actual actuales corriente futuro futura futuros viene venidero partir este esta estos estas ese esa esos esas
      urgentemente rápidamente fin`
    ),
    direction: wordSet(
      `a de para por con en sobre bajo ante contra hacia desde tras vía via entre según mediante dentro junto través`
    ),
    polarity: wordSet(
      `activa active activar desactiva desactive desactivar abre abra abrir cierra cierre cerrar abierto abierta abiertos abiertas cerrado
      cerrada cerrados cerradas añade añada añadir agrega quita quite quitar elimina elimine eliminar borra borre borrar aumenta aumente
      aumentar sube suba subir baja baje bajar reduce reduzca reducir disminuye inicia inicie iniciar detén detener para pare parar reinicia
      reinicie reiniciar enciende encienda encender apaga apague apagar acepta acepte aceptar rechaza rechace rechazar aprueba apruebe
      aprobar deniega bloquea bloquee bloquear desbloquea desbloquee desbloquear permite permita permitir prohíbe prohíba prohibir muestra
      muestre mostrar oculta oculte ocultar archiva archive archivar desarchiva confirma confirme confirmar cancela cancele cancelar anula
      anule anular abona abone abonar carga cargar compra compre comprar vende venda vender envía envíe enviar reenvía reenvíe reenviar
      recibe recibir importa importe importar exporta exporte exportar descarga sube concede revoca revoque revocar asigna asigne asignar
      desasigna suscribe suscribir instala instale instalar desinstala adjunta separa conecta desconecta publica publique publicar despublica
      incluye incluya incluir excluye excluya excluir prolonga prolongue prolongar alarga acorta acorte acortar adelanta adelante adelantar
      retrasa retrase aplaza aplace aplazar mueve mueva mover crea cree crear reserva reserve reservar reembolsa reembolse reembolsar paga
      pague pagar pagado pagada pagados pagadas impagado impagada leído leída leídos leídas resuelto resuelta activo activa inactivo
      inactiva disponible público pública privado privada completado pendiente suspende presta devuelve alquila toma da`
    ),
  },
  articles: wordSet('el la los las un una'),
  definiteArticles: wordSet('el la los las'),
  numberOf: { one: wordSet('el la un una'), several: wordSet('los las') },
  pronouns: wordSet(
    `él ella ello ellos ellas le les lo suyo suya suyos suyas su sus este esta esto estos estas ese esa eso esos esas aquel aquella aquello
    aquellos aquellas mismo misma mismos mismas dicho dicha dichos dichas cuyo cuya -lo -la -los -las -le -les`
  ),
  personal: wordSet(
    `él ella ello ellos ellas le les lo suyo suya suyos suyas su sus esto eso aquello -lo -la -los -las -le -les`
  ),
  pointing: wordSet(
    `este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mismo misma mismos mismas dicho dicha dichos dichas`
  ),
  relative: wordSet(''),
  reporting: wordSet(''),
  periodNouns: wordSet('semana mes trimestre año mañana tarde noche vez fin'),
  owning: wordSet('mi mis nuestro nuestra nuestros nuestras cada todos todas'),
  auxiliaries: wordSet(
    `yo me mí mi mis nosotros nos nuestro nuestra nuestros nuestras tú tu tus te usted ustedes se es son era eran fue fueron sido está están
    estaba esté estén he ha han había haber hay puedo puede pueden puedes podría podrías quiero quiere quisiera debo debe deben hacer hace
    ok al del`
  ),
  genericNouns: wordSet(
    `cliente clientes clienta usuario usuarios usuaria equipo equipos departamento departamentos grupo grupos empresa empresas jefe jefa
    gerente responsable responsables director directora compañero compañeros compañera compañeras colega colegas proveedor proveedores socio
    socios empleado empleados empleada empleadas personal miembro miembros administrador propietario remitente destinatario participantes
    alguien persona personas gente contacto contactos pedido pedidos ticket tickets factura facturas cuenta cuentas correo correos reunión
    reuniones tarea tareas proyecto proyectos producto productos artículo artículos archivo archivos documento documentos informe informes
    lista listas cosa cosas mí nosotros usted ustedes ti quien qué sede oficina almacén casa revisión aprobación prueba trabajo ayuda
    instrucciones sistema prompt desconocido amigo amiga familia marido mujer señor señora señorita
    don doña doctor doctora profesor profesora médico vecino vecina`
  ),
  organisationNouns: wordSet(
    `sa sl slu srl sociedad banco universidad escuela instituto colegio equipo departamento grupo comité asociación fundación ministerio
    hospital clínica hotel restaurante tienda agencia empresa ayuntamiento`
  ),
  notGivenNames: wordSet('rosa paz luz alba mercedes consuelo pilar dolores blanca'),
  capitalsName: true,
  nameParticles: wordSet(`de del la las los el y van von da di`),
  namingCues: wordSet(
    'titulado titulada titulados tituladas llamado llamada denominado denominada título asunto nombre'
  ),
  titleJoins: wordSet('en de para sobre a con por'),
  breaks: wordSet('y e o u luego entonces porque pues como que ignora ignore instrucción instrucciones sistema prompt'),
  leads: wordSet(`para sobre acerca categoría etiqueta tema contra`),
  owners: wordSet('mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra'),
  pointers: wordSet(
    `mismo otra otro nuevo nueva viejo vieja antiguo antigua propio propia principal habitual normal especial lleno llena vacío vacía bueno
    buena buen malo mala pequeño pequeña grande gran largo larga corto corta último última primer primera gratis final medio media total
    común`
  ),
  idioms: wordSet('siempre ejemplo información favor supuesto fin mañana hoy'),
  endings: {
    adverb: /mente$/,
    done: /..(?:[ai]d[oa]s?|[st]o|[st]a)$/,
    pointer: /^(?:in|im).+|.+(?:able|ible|oso|osa)$/,
  },
  namedByCodes: wordSet(''),
  kinds: {
    priority: 'bajo, baja, medio, media, alto, alta, urgente, crítico, crítica, normal, máxima, mínima',
    colour:
      'rojo, roja, verde, azul, amarillo, amarilla, naranja, morado, morada, rosa, negro, negra, blanco, blanca, gris, marrón, turquesa',
    month:
      'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre',
    language:
      'español, inglés, francés, alemán, italiano, portugués, neerlandés, polaco, ruso, chino, japonés, árabe, turco, sueco, catalán',
    fileFormat: 'pdf, csv, xlsx, json, xml, html, docx, txt, png, jpg, markdown, yaml, zip, excel, word',
    environment: 'producción, preproducción, staging, desarrollo, pruebas, integración',
    department:
      'ventas, marketing, compras, contabilidad, finanzas, legal, técnico, logística, recursos humanos, soporte, facturación, dirección',
    drink: 'café, té, agua, zumo, jugo, cerveza, vino, leche, cola',
    meal: 'desayuno, almuerzo, comida, cena, merienda',
    room: 'cocina, dormitorio, habitación, salón, sala, baño, pasillo, sótano, garaje, oficina, despacho, comedor, entrada, jardín, balcón, terraza',
    shipping: 'estándar, exprés, prioritario, económico',
    place:
      'madrid, barcelona, valencia, sevilla, zaragoza, málaga, bilbao, granada, alicante, córdoba, murcia, palma, lisboa, parís, londres, berlín, roma, milán, ámsterdam, viena, bruselas, bogotá, lima, santiago, quito, caracas, monterrey, guadalajara, montevideo',
  },
  politeness: {
    openings: `hola a todos | hola a todas | hola equipo | hola | buenos días | buenas tardes | buenas noches | buenas | gracias de antemano |
      muchas gracias | gracias | porfa`,
    gerundOpenings: `puedes | podrías | puede | podría | me puedes | me podrías | quiero | quisiera | me gustaría | necesito | queremos |
      necesitamos | hay que | tengo que | tienes que | haz favor de | sería posible | es posible`,
    questionOpenings: 'dime | dígame | muéstrame | quiero saber | quisiera saber | me gustaría saber | sabes | sabe',
    questionWords: wordSet('quién quiénes qué cuál cuáles cómo dónde cuándo cuánto cuántos cuántas cuyo'),
    closings: `gracias | muchas gracias | mil gracias | gracias de antemano | saludos | saludo | cordial saludo | buen día`,
    anywhere: wordSet('porfavor porfa'),
  },
  starters: wordSet(
    `a para por con sin en sobre bajo contra hacia desde tras hasta vía según mediante antes después durante entre porque`
  ),
  joins: wordSet('y e o u pero luego que quien cuyo donde porque cuando también además mientras'),
  ands: wordSet('y e'),
  compoundStarters: [['causa', 'de']],
  scoped: wordSet('solo sólo solamente únicamente también además incluso'),
  determiners: wordSet('mi mis nuestro nuestra nuestros nuestras todos todas cada'),
  numberMarks: wordSet('número id referencia'),
  ofAll: { alls: wordSet('todos todas'), of: wordSet('de') },
  ...CALENDAR,
  noStreet:
    /(?<!\p{L})(?:otros?|otras?|diferentes|varios|varias|más|menos|direcciones|lugares|días?|semanas?|mes(?:es)?|horas?|minutos?|personas?|veces)(?!\p{L})/iu,
  oneWord: `e-mails?|por\\s+favor|que\\s+(?:lo|la|los|las)|fin\\s+de\\s+semana|otra\\s+vez|si\\s+no|pasado\\s+mañana|n\\.?\\s?[°º]|núm\\.`,
  abbreviations: /(?:\b(?:n|núm|nro|sr|sra|srta|dr|dra|ud|uds|etc|aprox|máx|mín|tel|avda|av)|(?<=\s)\p{Lu})$/iu,
};
