import { wordSet, type Reasons } from '../language';

/** How reasons are told in English. */
export const REASONS: Reasons = {
  clause: wordSet('because'),
  thing: new Set(['because of', 'due to', 'owing to', 'account of']),
  event: wordSet('after'),
  deed: wordSet('for'),
  subjects: wordSet('i we he she nobody everybody everyone somebody someone there'),
  being: wordSet('am is are was were be been feel feels felt got get gets went looks'),
  having: wordSet(
    `have has had got caught lost broke hurt missed found failed sprained cut hit dropped forgot left sold bought fell
    work works start starts live lives leave leaves finish finishes`
  ),
  helping: wordSet('do does did can could will would have has had'),
  happening: wordSet(
    `broke broken failed fell fallen crashed burst flooded jammed stopped died collapsed leaked leaks fail fails stuck snapped slipped tripped ran run start starts open opens opened
    close closed work works come came go went arrive arrived gone turn drive walk move eat sleep park hear see find get play sit stand swim ride lift make take forgot overslept rang won froze shrank blew tore bent sank rose grew`
  ),
  denials: wordSet('not no nobody never nothing'),
  not: 'not',
  states: wordSet('away abroad back down up out off over'),
  doers: wordSet('nobody somebody someone nothing way time money lift chance'),
  within: wordSet('in on at of off over under behind near inside outside between against without'),
  ofSome: {
    from: wordSet('theft smoke noise water leak smell complaint fall gas oil fumes call letter discharge'),
    to: wordSet('damage injury change changes visit trip threat accident access harm allergy move'),
    with: wordSet('problem problems fault issue issues trouble fight argument collision accident crash row clash'),
    by: wordSet('visit attack burglary'),
  },
  alone: {
    off: wordSet('sick ill work duty school'),
    in: wordSet(
      'hospital bed court quarantine pain labour tears surgery plaster isolation traffic prison custody transit storage mourning sick'
    ),
    at: wordSet('work home school sea university college'),
    on: wordSet('strike holiday leave duty nights days call fire'),
    under: wordSet('water repair construction'),
  },
  objects: wordSet('me us'),
  ofRequests: wordSet(
    `request latest rate rates price prices cost costs expense name behalf account order card invoice list way end meantime house phone email post advance writing full time once terms condition
    conditions receipt demand approval arrival least most lieu exchange return addition favour case basis line future past rest stead turn total cash credit notice discretion minute moment
    instead start beginning side top bottom copy note form file record system calendar diary schedule website`
  ),
};
