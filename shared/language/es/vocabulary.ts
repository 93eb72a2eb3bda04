import { wordSet } from '../language';
import { SHARED } from './shared-words';

/** Stems of verbs in -ar, as requests have them: `cancela`, `cancele`, `canceles`, `cancelar`. */
const STEMS = `abon acept aceler acompañ activ actualiz acort adelant adjunt administr agreg ahorr ajust alarg almacen alquil amplí ampli
  analiz anot anunci anul añad apag aplaz aplic apunt archiv arregl asegur asign aument autoriz avis ayud baj bloque borr busc calcul
  cambi cancel captur carg cas cobr colabor coloc comentar compar complet compr comprob comunic conect confirm consult contact contest
  contrat control copi corrig cre dej deleg denieg denunci desactiv desarchiv desasign desbloque descarg desconect desinstal despublic
  detall dibuj duplic edit efectu elabor elimin embal emple encarg enchuf encuentr entreg enumer envi enví equip esper estudi evalu evit
  examin explic export extravi factur felicit fij filtr firm form formul gast gener gestion grab guard habilit identific import imprim
  inaugur inform ingres inici instal intent investig invit lav levant limit limpi list llam llen llev mand manej marc mejor modific
  mont muestr most mostr not notific numer observ ocult orden organiz pag pas pid pint planific plante prepar present prest program
  prolong propor proyect public qued quit realiz reanud recarg rechaz reclam recogi recomend recuerd record reenvi reenví reembols
  registr reinici renov renuev renombr repar repart represent reprogram reserv respald rest resum retir retras revis revoc sac salud
  selecci seleccion señal separ sincroniz solicit solucion sum suscrib tard termin tom trabaj traslad tramit transport trat ubic us
  utiliz valid verific viaj visit visualiz`;
const ENDINGS = ['a', 'e', 'es', 'ar', 'ad', 'en', 'ado', 'ada', 'ados', 'adas'];

/** Words of requests, beyond the closed classes: by them a short request such as "Cancela el pedido 1042" is told to be Spanish. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...SHARED,
  ...[...wordSet(STEMS)].flatMap((stem) => ENDINGS.map((ending) => stem + ending)),
  ...wordSet(`
  abre abra abras abrir cierra cierre cierres cerrar añade añada añadir pon ponga pongas poner haz haga hagas hacer di diga decir dime dame
  da dé dar mueve mueva muevas mover mantén mantenga mantener obtén obtenga obtener envía envíe envíes enviar reenvía transfiere transfiera
  transfieras transferir traduce traduzca traducir escribe escriba escribir lee lea leer recibe recibir responde responda responder vende
  venda vender resuelve resuelva resolver devuelve devuelva devolver incluye incluya incluir excluye excluya excluir sube suba subir
  reduce reduzca reducir enciende encienda encender convierte convierta convertir elige elija elegir pide pida pedir sigue siga seguir
  recuerda recuérdame recuerdes recordar muestra muestre muéstrame mostrar encuentra encontrar aprueba apruebe aprobar despierta ve vaya ir
  ver sal salir trae traiga traer imprime imprima imprimir define asigna asígnale extiende extender cumple exige genere genera
  apaga apague rechace aplace busque cargue coloque entregue indique marque modifique notifique pague publique saque toque prolongue
  autorice actualice analice organice realice sincronice
  hola adiós buenos buenas gracias favor porfa porfavor saludos sí vale bien euro euros dólar dólares peso pesos libras coronas céntimos centavos francos
  abogado abono abril acceso acta actividad acuerdo agenda agosto agua aire acondicionado alarma albarán almacén almuerzo alquiler alumno
  ambiente animal anuncio anulación aparcamiento aparato apartamento apellido archivo archivos armario artículo artículos asiento asunto
  aula autobús autor avería avión aviso ayuda azúcar bandeja banco baño barco barrio batería bebida biblioteca bicicleta billete billetes
  bolsa botella botón brazo café caja cajas calendario calefacción calidad calle cama cámara cambio camión camisa campaña campo cancelación
  candidato candidatos cantidad capítulo cargo carpeta carretera carta casa caso categoría causa cena centro certificado chófer cita citas
  ciudad clase clave cliente clientes clínica cocina coche código colega comedor comentario comida comisión compañía compra compras
  comprobante concierto conductor conexión conferencia contabilidad contenedor contraseña contrato contratos control copia correo correos
  coste costes costo cotización crédito cuadro cuenta cuentas cuestión cumpleaños cuota curso cursos dato datos declaración departamento
  depósito derecho descuento desarrollo despacho destino detalle deuda diario diciembre diagrama dinero dirección director directora
  disco documento documentos domicilio dormitorio ducha dueño edificio ejemplo electricidad empleado empleados empleo empresa encargo
  encuesta energía enero enfermera enlace entrada entrega entregas entrevista envío envíos equipaje equipo error errores escuela espacio
  especialista estación estado estantería estudiante estufa etapa etiqueta evento eventos examen expediente factura facturas fallo familia
  farmacia febrero fecha ficha fichero fiesta firma flor flores flota fondo formato formulario foto fotos fuente garaje gasolina gasto gastos
  gato gerente gestión gobierno grado grados gramos grupo habitación habitaciones hijo hija hoja hora horas horario hospital hotel huésped
  huevos idioma imagen importe impresora impuesto impuestos incidencia incidencias información informe informes instalación interruptor
  interés inventario invitado invitados jardín jefe jornada julio junio kilo kilos kilómetros laboratorio lámpara leche lechuga ley libro
  libros licencia limpieza línea lista listas litros llamada llave llegada local lote lugar luz luces maleta mano mantenimiento máquina mapa
  marca marzo material mayo media médico medicamento medida mensaje mensajes mercado mesa mesas metros miembro minuto minutos modelo móvil
  moneda mueble muestra mujer multa mundo música nevera nivel noche nombre nómina nota notas noticia noticias noviembre número obra
  octubre oferta ofertas oficina opción operación orden ordenador ordenadores página pago pagos país palabra pan pantalla papel paquete
  paquetes parada pared parte pasajero paso pastel patio pedido pedidos película pérdida periódico permiso persona personas personal perro
  peso pieza piezas piscina piso plan planta plato playa plaza plazas plazo póliza porcentaje préstamo presupuesto precio precios
  prioridad problema proceso producto productos profesor programa propuesta proveedor proveedores proyecto proyectos prueba pueblo puerta
  puesto punto queja quejas radio receta recibo reclamación recordatorio recurso red reembolso reembolsos referencia registro regla
  reinicio renovación reparación reparto reserva reservas residencia resultado resultados resumen reunión reuniones retraso riego ropa sala
  salario saldo salida salón salud sección sede segundo segundos seguro semana septiembre servicio servicios servidor servidores sesión
  silla sistema sitio sobre socio software solicitud solicitudes sucursal suelo sueldo suministro suscripción taller tarea tareas tarifa
  tarjeta tarjetas taxi teatro techo tela teléfono temperatura tema tiempo tienda tipo título toalla trabajo traducción trámite transporte
  traslado trato tren trenes trimestre turno turnos ubicación usuario usuarios vacaciones valor vehículo vehículos venta ventas ventana
  verano versión viaje viajes vídeo vidrio visita visitas vivienda volumen voz vuelo vuelos zona zapatos
  pequeño pequeña pequeños grande grandes gran buen bueno buena malo mala viejo vieja joven caliente frío fría lento lenta rápido rápida
  roto rota averiado averiada urgente gratis caro cara barato libre lleno llena vacío vacía limpio sucio listo lista correcto disponible
  `),
]);
