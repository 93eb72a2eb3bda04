import { wordSet } from '../language';

/** Words of requests, beyond the closed classes: by them a short request such as "Restart payments-api" is told to be English. */
export const VOCABULARY = wordSet(`
  i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which
  what where why how this that these those is are was were be been being am do does did done doing has have had having will would
  shall should can could may might must let please thanks thank hello hi hey yes no ok okay here there now then than so such very
  too also just really quite rather almost perhaps maybe however therefore because though although since whether while until
  unless if else and or but nor not never ever always often sometimes usually again back away off on up down out over under in at
  to from of by with without about into onto upon for as like per via between among through during before after across along
  around behind beside beyond near next last first second third own same other another each every all any some many much more most
  less least few several enough both either neither none nothing anything something everything anyone someone everyone nobody
  a an the one two three four five six seven eight nine ten eleven twelve hundred thousand million dozen half quarter
  abort accept access account acknowledge activate adapt add address adjust admit advance advise affect agenda agent agree aid
  airport alarm alert align allocate allow amend amount analyse analyze announce annual answer apartment apologise appeal appear
  append apply appoint appointment approve archive area arrange arrival arrive article ask assemble assess assign assist attach
  attempt attend attendance audience audit author authorise authorize automate available avoid award
  backup balance bank bar base batch bath bed bench benefit bid bike bill bind birthday blend block board boil book boost boot
  border borrow bottle bottom box branch brand break breakfast brew bridge brief brighten bring broadcast browse budget bug build
  building bulk bundle burn bus business button buy cabin cable calculate calendar call camera campaign cancel candidate capture
  car card care cargo carry cart case cash cat catalog categorise category cause cell center central certificate chair change
  channel chapter charge chart chat check checkout chicken child children choose circle city claim class classify clean clear
  client clinic clip clone close cluster coach coat code coffee collect colleague color column combine come comment commit
  compare compile complain complaint complete compose compress compute concert condition configure confirm connect consent
  consider consult contact contain content contest continue contract control convert cook copy correct cost count country coupon
  course court cover crash create credit crew crop customer customise cut daily damage dance dashboard data database date day
  deactivate deal debit debug decide declare decline decrease deduct define degree delay delegate delete deliver delivery demand
  department deploy deployment deposit describe description design desk destroy detail detect determine develop device diagnose
  dial dim dinner direct disable discard discharge disconnect discount dismiss dispatch display dispute distribute divide doctor
  document dog domain donate donation donor door double download draft drain draw drive driver drop dry due duplicate duty
  early earn edit eject elevate email emails employee empty enable encrypt end engage engine enlarge enrol enroll enter entry
  environment equip error escalate establish estimate evaluate evening event examine exchange exclude execute exit expand expect
  expense expenses expire explain explore export extend extract face failed fan farm fast fax feature fee feed field file fill
  filter final find fine finish fire fit fix flag flat fleet flight flip floor flush focus fold folder follow food forecast forget
  form format forward free freeze friend fuel full fund furniture gallery game garage garden gate gather generate get gift give
  go goods grade grant graph green grind gross group grow guard guest guide gym halt handle hang have head health hear heat
  heating help hide high hire hold holiday home hook host hotel hour hours house human ice identify ignore image import improve
  include increase inform information initialise initialize initiate inject inspect install instance insurance invest
  investigate invite invoice invoices irrigate issue issues item items job join joint journal jump keep key kick kit kitchen know
  label lamp land language late latest launch lay lead leads leak lease leave lecture left legal lend length lesson letter level
  library licence license lift light lights limit line link list listen live load loan local location lock log login long look
  loop lower lunch machine mail mailing main maintain make manage manager map mark market mass match material meal mean measure
  medical medicine meet meeting member members memo memory mention menu merge message messages meter middle migrate mind minute
  minutes mirror miss mobile mode modify money monitor month months morning mortgage mount move mow mute name names need network
  new news newsletter night node note notes notice notify number office offer old open operate optimise order orders organise
  organize outage output overdue overview own owner pack package page paid paint pair paper parcel parent park parking part
  partner party pass passenger password paste patch path patient patients pause pay payment payments payroll pension people
  performance permission permit person phone phones photo pick picture piece pin place plan plane plant play player please plot
  plug point policy poll pool population port position possible post postpone pot power practice prepare prescribe prescription
  present press preview price print printer prioritise prioritize priority private problem proceed process produce product
  products profile program project projects promote prompt proof propose protect prove provide provision prune public publish
  pull pump purchase purge push put qualify quality quarantine query question queue quick quiet quit quote raise range rank rate
  read ready really reason reassign reboot rebuild recall receipt receive recharge recipe recommend reconcile record records
  recover recruit recycle redeem redirect redo reduce refer refill refresh refund refunds refuse regenerate region register
  reject release reload remain remember remind reminder remote remove rename renew rent reopen repair repeat replace replay reply
  report reports request requests require reroute research resend reserve reservation reset reshape resize resolve resource
  respond response rest restart restaurant restock restore restrict result results resume retire retrieve retry return returns
  reveal reverse revert review revise revoke reward rewrite ring roll room rooms rotate round route row rule run sack salary
  sale sales sample save scale scan schedule school score scrape screen script seal search season seat section secure see seed
  seek segment select sell send sensor separate serve server service services session set settle setup share sheet shelf shift
  ship shipment shipping shop shorten show shower shuffle shut shutdown sick side sign silence site size skip sleep slot slow smart
  snooze snow software solve song sort sound source space spare spawn speak special speed spend split sport spray spread staff
  stage stamp stand star start state statement station status stay step stock stop storage store story stream street strike
  string strip student students study style submit subscribe subscription subtract suggest suit summarise summarize summary
  supplier supply support suspend swap switch sync synchronise synchronize system table tag take talk tank target task tasks tax
  tea teach team tell temperature template tenant term terminate test text then theme thermostat thing things ticket tickets
  tie tighten time times timer title today token tomorrow tool top total tour tow track train training transcribe transfer
  transform translate transport trash travel treat tree trial trigger trim trip truck true trust try tune turn tutor type
  unblock undo uninstall unit unlock unpack unsubscribe until update upgrade upload urgent use user users vacate vacation
  validate value van vehicle verify version veto video view visa visit visitor voice void volume volunteer vote voucher wage
  wait wake walk wall want warehouse warn wash waste watch water website week weekly weeks weigh weight welcome whole window
  wine wipe wire withdraw word words work worker workers workshop wrap write year years yesterday yield zip zone zoom
  broken missing wrong right good bad big small large little high low hot cold warm cool dark bright clean dirty wet cheap
  expensive easy hard heavy strong weak rich poor red blue yellow white black grey brown orange purple pink
  alert alerts blood bookings campaigns candidates cases charges claims class classes clients complaints contacts contracts
  customers deals deliveries dose events exam fields flights grades guests homework invoicing leave livestock logs machines
  meetings meters milk parcels pets photos plants plates positions prices rows samples seats sensors shifts shipments signups
  songs spray stalls stocks stops streams subscriptions suppliers tables tags tracks trains transactions trips vehicles
  met application applications bounce builds boxes jobs visits visitors wages weekend withdraw mark marks set sets
`);

/** English words that are small words elsewhere. */
export const HOMOGRAPHS = wordSet(
  `die man hat bald rot gut dire dame sin van mar ha per plus fin den der des mit war bin bis`
);
