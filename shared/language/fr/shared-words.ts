import { wordSet } from '../language';

/** Words of French that are words of requests in another language too. */
export const SHARED: ReadonlySet<string> = wordSet(`
  abonnement active administre adresse agenda agent alternative analyse animal application applications archive arrange arrive article
  assemble audience audit auto balance base budget bus business candidate capture captures cause central certain chance change charge
  charges chat chef classes client clients clip code combine compare compile concert configure contact contacts content continue copies
  cordial correct coupon court date description design dire disco document documents dollar dollars donation dose email emails euro examine exige explore
  filiale filtres fin final firme firmes format former garage image important inactive information initial instance invite joint journal
  junior kilo kit label lampe lecture licence lies liste live local location long lot machine machines mail mails major manager managers
  mention menu message messages million minute minutes mobile mode moment multiple mute normal normale note notes notice observe office
  optimise organise original page pages palette parent parking part participants patient patients pause pension performance permanent
  permission photo photos place plan point pool population port position positions possible pot prescription propose provision public
  purge question queue radio range recharge recycle refuse report restaurant retire route sache sale score script section segment senior
  service services session silence site sort source sport stage stand station stock stocks stop stoppe style suit support synchronise
  table tables taxi termine test thermostat ticket tickets total tour train trains transactions transport type urgent use version veto
  visa volume vote zone zoom
`);
