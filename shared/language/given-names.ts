import type { Language } from './language';

/**
 * Given names of many languages, so that a name in lower case ("assign it to jonas") is told from a common noun. Names that
 * are also common English words (will, mark, grace, may, bill, rose) are left out on purpose.
 */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adele adrian agnes ahmad ahmed aiden aileen aisha akira alan albert alberto alejandra
  alejandro alessandro alex alexa alexander alexandra alexandre alexei alexis alfonso alfred ali alice alicia alina alison allison
  alma alvaro amanda amara amelia amelie amina amir amira amit amy ana anaya anders andrea andreas andrei andrew andrey andy
  anette angela angelo anika anil anita anja ankit ann anna annabel anne annette annika anthony antoine anton antonia antonio
  anya arjun arlo armando arnold artur arturo arun asha ashley astrid athena audrey aurora
  ava axel ayaan ayla ayse barbara bastian beatrice beatriz becky ben benedikt benjamin bernard bernd beth bianca birgit bjorn
  bob boris brandon brenda brian brigitte bruno bryan caleb cameron camila camille carl carla carlos carmen carol carolina
  caroline casey catherine cecilia celia celine cesar chandra charles charlie charlotte chen chenwei chiara chidi chloe chris
  christian christina christine christoph christopher claire clara claudia claudio clemens colin connor corinna craig cristina
  cynthia daisuke damian dan dana daniel daniela daniele danielle danny dario darius dave david deborah deepak denis denise dennis
  derek devon diana diane diego dieter dimitri dirk dmitri dmitry dominic dominik donald donna dora doris dorothy
  duncan dylan eddie edgar edith eduardo edward edwin eileen elaine elena eleanor eleni elias elif elijah elin elisa elisabeth
  elizabeth ella ellen elliot elsa emil emilia emilie emily emine emma emmanuel enrico enrique enzo erik erika erin ernest esra
  esteban esther ethan eugene eva evan evelyn ezra fabian fabio farah farid fatima fatma federico felipe felicia felix fernanda
  fernando filip finn fiona florian frances francesca francesco francis francisco franck frank franz freddy frederic frederik
  frida fritz gabriel gabriela gabriele gareth gary gemma geoffrey george georgia gerald gerard gerhard giovanni giulia giuseppe
  gonzalo gordon greg gregory greta guido guillaume gustav gustavo hana hannah hannes hans harald haruki harold harry
  hassan heather hector heidi heike helen helena helga henrik henry herbert hiroshi holger hugo hussein ian ibrahim ida ignacio
  igor ilse imani imran ines inga ingrid irene irina isaac isabel isabella isabelle isla ismail ivan ivana jack jackson jacob
  jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janina jannik jasmin jason javier jean jeff jeffrey
  jelena jennifer jenny jens jeremy jerome jerry jesse jessica jessie jill jim jimena jin jing jinsoo joachim joan joana joanna
  joao jochen joe joel johan johanna johannes john johnny jon jonah jonas jonathan jordan jorge jose josef joseph josephine joshua
  juan juana judith judy julia julian juliana julie julien juliet julio julius jun jurgen kai kamal kamila karen karim
  karin karina karl karla kasper kate katharina katherine kathleen kathrin kathy katie katja katrin kavya keith keiko kelly ken
  kenji kenneth kerry kevin khalid kim kirsten klaus kofi konrad kristen kristian kristin kristina kumar kurt kwame kyle kylie
  lars laura lauren laurent layla lea leah leila lena lennart leo leon leonard leonardo leonie leonora leticia levi lewis liam
  lidia lila lilian lina linda lionel lisa liv livia liz lorena lorenzo louis louise luc luca lucas lucia luciana lucy
  ludwig luis luisa luiz lukas luke luna lydia lynn mable maddie madeleine madison magdalena magnus mahmoud maja malik malte manuel
  manuela mara marc marcel marcela marcin marco marcos marcus margaret margarita maria mariam mariana marie marina mario marion
  marisol marius markus marlene marta martha martin martina marvin mary massimo mateo mathias mathieu matilda matt matteo matthew
  matthias maureen maurice mauricio maxim maximilian maya megan mehmet mei melanie melissa mercedes mia michael michaela
  michel michele michelle miguel mika mikael mike mikhail mila milan milena mina ming mira miranda miriam mohamed mohammad
  mohammed moira monica monika morgan moritz moses muhammad mustafa nadia nadine naomi natalia natalie natasha nathan nathaniel
  neha neil nelly nia niamh nicholas nick nico nicola nicolas nicole niels nigel nikhil niklas nikola nikolai nikolas nils nina
  nino noah noel noemi nora norbert norman nuria oksana olaf ole oleg olga oliver olivia olivier omar oscar oskar otto owen pablo
  pamela paola paolo pascal patricia patrick patrik paul paula paulina pavel pedro peggy peter petra philip philipp philippe
  phoebe pierre pietro piotr pooja priya quentin quinn rachel rafael rahul raj raja rajesh ralf ralph ramon ramona randy raquel
  rashid raul ravi raymond rebecca reese reiko renata rene ricardo riccardo richard rita robert roberta roberto robin rodrigo roger
  rohan roland rolf roman romy ron ronald rosa rosalie rosanna ross roxana ruben rudolf rupert ruslan russell ruth ryan sabine
  sabrina sadia sakura sally salma salvatore sam samantha samir samuel sandeep sandra sanjay santiago saori sara sarah sasha satoshi
  scott sean sebastian selena selin selma serena sergei sergio seth shane shannon sharon shaun sheila shreya sidney siegfried sigrid
  silke silvia simon simone siobhan sofia sofie solomon sonia sonja sophia sophie stacy stanislav stefan stefania stefanie stella
  stephan stephanie stephen steve steven stuart sunil sunita susan susanna susanne suzanne sven svetlana sylvia tamara tania tanja
  tanya tara tariq tatiana taylor ted teresa terry theo theodor theresa thiago thomas tiago tim timo timothy tina tobias todd tom
  tomas tomasz tommy toni tony tracy travis trevor tristan ulrich ulrike ursula uwe valentin valentina valerie vanessa vera
  veronica veronika vicky victor victoria vikram viktor viktoria vincent vincenzo viola virginia vivian viviana vladimir walter wanda
  wei wendy werner wilhelm wilhelmina william wolfgang xavier ximena yannick yara yasmin yasmine ying yuki yuri yusuf yvette yvonne
  zachary zainab zara zeynep zhang zoe zofia zoltan`.split(/\s+/)
);

/** Is the word, in lower case, a given name and no common word of the language. */
export function isGivenName({ words }: Pick<Language, 'words'>, word: string): boolean {
  const name = word.toLowerCase();
  return GIVEN_NAMES.has(name) && !words.notGivenNames.has(name);
}
