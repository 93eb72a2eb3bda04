import { wordSet } from '../language';

/**
 * Nouns for somebody, alone or together, who may stand where a person's name stood: "the postman", "a park ranger", "the scout group".
 * What a person does and who belongs together are classes that grow slowly; what only looks like them ("boiler", "printer") is not in them.
 */
const PERSONS = `man woman boy girl child children kid kids baby lady gentleman couple twins family neighbour neighbor neighbours neighbors
  mother father mum dad parent parents son daughter brother sister uncle aunt cousin grandmother grandfather granny grandson
  granddaughter nephew niece husband wife widow widower bride groom
  student students pupil pupils teacher teachers tutor professor dean lecturer headmaster headmistress librarian apprentice trainee intern interns
  volunteer volunteers assistant secretary receptionist caretaker janitor porter concierge cleaner cleaners cook chef baker butcher waiter waitress barista bartender
  gardener farmer fisherman shepherd miner builder builders plumber electrician carpenter joiner painter decorator roofer mason welder locksmith mechanic
  technician engineer architect surveyor inspector auditor accountant bookkeeper clerk cashier shopkeeper grocer florist hairdresser barber tailor dressmaker cobbler
  jeweller watchmaker postman postwoman courier driver drivers cyclist rider pilot captain skipper sailor crewman stewardess steward conductor guard guards ranger warden
  doctor surgeon physician dentist nurse nurses midwife therapist pharmacist chemist vet optician paramedic carer
  lawyer solicitor barrister judge notary landlord landlady tenant tenants lodger lessee agent agents broker banker trader merchant buyer seller dealer exhibitor
  policeman policewoman officer officers constable detective sergeant soldier firefighter fireman firemen police army navy coastguard
  priest vicar rector bishop rabbi imam monk monks nun nuns pastor deacon mayor councillor minister senator ambassador president chairman chairwoman chairperson treasurer
  artist sculptor musician singer violinist pianist cellist organist drummer guitarist actor actress dancer director producer conductor composer author writer poet
  journalist reporter editor photographer translator interpreter designer
  player players goalkeeper striker referee umpire coach athlete runner swimmer jockey golfer climber`;

/** Who belongs together, and what they run. */
const GROUPS = `
  club clubs society association group troop choir chorus band orchestra ensemble quartet trio circle guild league federation union party
  church parish mosque synagogue monastery convent school kindergarten nursery academy college university museum library theatre theater
  council ministry embassy consulate court bank bakery brewery company firm agency bureau studio practice clinic hospital hospice charity foundation trust
  crew squad brigade regiment battalion committee jury board panel workforce residents villagers locals scouts guides rangers pensioners`;

export const ORGANISATIONS = wordSet(GROUPS);

export const PEOPLE = wordSet(`${PERSONS} ${GROUPS}`);

/** A house and who runs it: by its noun, or where that alone is another thing by two words. */
export const HOUSES: ReadonlySet<string> = new Set([
  ...wordSet(
    `hall shop store bar pub inn tavern cafe café hotel hostel garage estate farm surgery chambers salon gym centre center market deli takeaway kiosk cinema gallery chapel
  cathedral abbey temple station depot marina stables kennels nursery cottage restaurant bistro chippy butchers bakers florists chemists newsagents workshop foundry mill`
  ),
  'post office',
  'box office',
  'ticket office',
  'register office',
  'registry office',
]);
