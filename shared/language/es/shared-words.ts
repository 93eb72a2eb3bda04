import { wordSet } from '../language';

/** Words of Spanish that are words of requests in another language too. */
export const SHARED: ReadonlySet<string> = wordSet(`
  active agenda archive area auto bar base capture cargo case cases central clip color compare complete continue control da dame decide
  declare define dial divide documente error euro examine explore favor fax final firma firmen general grave hotel invite item items
  junior leer legal liste listen local material normal note notes once organize original page particular personal plan plante popular
  poste prepare prescribe produce quite real red reduce regular reporte reserve resume retire revise sale senior sensor similar software
  termine test ticket tickets total tour use usual van venir video visa
`);
