/**
 * Kinds of thing that are closed, or common, enough to list. A slot that once held one of a kind is bound from another one of
 * that kind without quotes or capitals; a word of one kind never fills a slot of another. Phrases are divided by commas.
 */
export const KINDS: Record<string, string> = {
  priority: 'low, medium, high, urgent, critical, normal, minor, major, highest, lowest, blocker, trivial',
  severity: 'low, medium, high, critical, severe, minor, major, sev1, sev2, sev3',
  colour:
    'red, green, blue, yellow, orange, purple, pink, black, white, gray, grey, brown, beige, violet, turquoise, navy, gold, silver, warm white, cold white, cyan, magenta, black and white',
  size: 'small, medium, large, tiny, huge, xs, s, m, l, xl, xxl, extra large, extra small',
  chart: 'bar, line, pie, scatter, histogram, area, column, bubble, donut, bar chart, line chart, pie chart, table',
  month:
    'january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec',
  frequency: 'hourly, daily, weekly, biweekly, monthly, quarterly, yearly, annually, annual',
  language:
    'english, german, french, spanish, italian, portuguese, dutch, polish, russian, chinese, mandarin, japanese, korean, arabic, turkish, swedish, danish, norwegian, finnish, greek, czech, hindi, ukrainian, hungarian, romanian, hebrew, vietnamese, thai',
  codeLanguage: 'python, javascript, typescript, java, rust, kotlin, ruby, php, scala, perl, c++, c#, golang, swift',
  fileFormat:
    'pdf, csv, xlsx, xls, json, xml, html, docx, txt, png, jpg, jpeg, svg, markdown, yaml, zip, parquet, excel, word',
  environment:
    'production, staging, development, testing, test, prod, dev, qa, sandbox, preview, live, integration, canary',
  department:
    'billing, support, sales, marketing, finance, legal, engineering, hr, it, operations, accounting, logistics, procurement, management, security, compliance, design, product, research, shipping, purchasing, administration, reception, human resources, customer service, customer support, customer success, quality assurance, payroll, dispatch, despatch, catering, maintenance, facilities, housekeeping, estates, production, packing, treasury, communications',
  direction: 'north, south, east, west, northeast, northwest, southeast, southwest',
  region: 'emea, apac, amer, latam, europe, asia, africa, north america, south america, oceania',
  onOff: 'on, off',
  yesNo: 'yes, no',
  enabledState: 'enabled, disabled',
  visibility: 'public, private, internal, hidden, visible',
  ticketStatus:
    'open, closed, pending, resolved, blocked, done, backlog, todo, to do, completed, solved, in progress, in review, on hold, waiting, new, archived, cancelled, canceled, reopened, ready, draft',
  dealStatus: 'lead, qualified, proposal, won, lost, prospect, negotiation, churned',
  drink: 'coffee, tea, water, juice, beer, wine, milk, espresso, cappuccino, latte, cola, lemonade, orange juice',
  food: 'pizza, pasta, salad, soup, burger, burgers, sushi, rice, bread, butter, cheese, eggs, egg, milk, sugar, flour, apples, apple, bananas, banana, oranges, tomatoes, tomato, potatoes, onions, chicken, beef, fish, yogurt, cereal, honey, chocolate, cookies, sandwich, sandwiches, noodles, lettuce, carrots, ham',
  meal: 'breakfast, lunch, dinner, brunch, supper',
  cuisine:
    'italian, chinese, japanese, indian, mexican, thai, french, greek, korean, vietnamese, turkish, spanish, vegan, vegetarian',
  genre:
    'jazz, rock, pop, classical, blues, techno, metal, folk, country, reggae, hip hop, soul, house, ambient, punk, funk, disco, indie, electronic',
  room: 'kitchen, bedroom, living room, bathroom, office, garage, hallway, hall, basement, attic, dining room, nursery, guest room, study, garden, terrace, balcony, porch, laundry room, kids room, den, patio, conference room, lobby, cellar',
  device:
    'laptop, laptops, monitor, monitors, keyboard, keyboards, mouse, phone, phones, tablet, tablets, printer, printers, headset, headsets, webcam, webcams, router, routers, charger, chargers, projector, docking station, server, desktop, camera, cameras',
  furniture:
    'chair, chairs, desk, desks, table, tables, sofa, sofas, lamp, lamps, shelf, shelves, bed, beds, cabinet, cabinets',
  clothing:
    'shirt, shirts, t-shirt, t-shirts, jacket, jackets, jeans, shoes, socks, hat, hats, dress, dresses, sweater, sweaters, coat, coats, trousers, skirt, boots, gloves, scarf',
  transport: 'car, train, plane, bus, bike, taxi, ferry, tram, bicycle, subway, scooter',
  channel: 'email, sms, phone, slack, chat, letter, fax, whatsapp, teams, telegram, push notification, text message',
  carrier: 'dhl, ups, fedex, usps, dpd, hermes, gls, tnt, royal mail',
  shipping: 'standard, express, overnight, economy, priority, same-day, next-day',
  payment:
    'credit card, debit card, paypal, bank transfer, cash, invoice, apple pay, google pay, direct debit, check, cheque',
  plan: 'free, basic, starter, standard, pro, professional, premium, business, enterprise, plus, team, trial, gold, silver, platinum',
  seat: 'window, aisle, middle',
  travelClass: 'economy, business, first, premium economy, economy class, business class, first class',
  sentiment: 'positive, negative, neutral',
  temperatureUnit: 'celsius, fahrenheit, kelvin',
  leave:
    'vacation, sick leave, parental leave, maternity leave, paternity leave, annual leave, unpaid leave, holiday, sick, bereavement leave, study leave',
  role: 'admin, administrator, editor, viewer, owner, member, guest, moderator, contributor, reader, author, operator, manager, developer, analyst',
  access: 'read, write, read-only, read-write, full',
  metric:
    'revenue, profit, sales, margin, cost, costs, turnover, visits, clicks, conversions, impressions, signups, downloads, churn, sessions, page views, orders, refunds, total visits, engaged users, average session duration, bounce rate, traffic, latency, error rate, throughput, cpu usage, memory usage',
  trafficSource: 'direct, referral, social media, search engine, email, organic search, paid search',
  animal: 'dog, cat, horse, rabbit, hamster, bird, parrot, fish, turtle, guinea pig',
  sport:
    'football, soccer, tennis, basketball, yoga, swimming, running, cycling, golf, volleyball, baseball, hockey, badminton, pilates, boxing, climbing',
  examination: 'blood test, x-ray, mri, ct scan, ultrasound, ecg, urine test, allergy test, biopsy',
  bedroom: 'single, double, twin, triple, quad, king, queen, suite, studio, family, junior suite',
  subject:
    'math, maths, mathematics, physics, chemistry, biology, history, geography, english, german, french, spanish, latin, art, art history, music, sports, physical education, economics, philosophy, computer science, literature, religion, ethics, algebra, geometry, statistics, science, drama, social studies, politics',
  illness:
    'flu, influenza, migraine, headache, fever, cough, sore throat, stomach ache, food poisoning, back pain, nausea, sickness, toothache, bronchitis, pneumonia',
  damage:
    'water damage, fire, theft, hail, storm, burglary, vandalism, flood, flooding, glass breakage, accident, collision, lightning, fire damage, storm damage, hail damage, wind damage, break-in',
  fuel: 'diesel, petrol, gasoline, gas, electricity, kerosene, lpg, hydrogen',
  discipline:
    'design, front end, back end, front-end, back-end, frontend, backend, full stack, mobile, devops, ux, ui, infrastructure, data, qa',
  speciality:
    'cardiology, dermatology, neurology, oncology, pediatrics, radiology, orthopedics, gynecology, psychiatry, urology, ophthalmology, dentistry, surgery',
  amountComparison: 'more, less, fewer',
  levelComparison: 'higher, lower',
  moment: 'before, after',
  rank: 'first, last',
  extreme: 'most, least',
  productLine: 'software, hardware, services, service, training, consulting, support',
  brewing: 'mild, strong, decaf, extra strong',
  scene: 'movie, reading, party, relax, sleep, romantic, bright, focus, dinner, night, away, home, vacation, eco',
  currency: 'eur, usd, gbp, jpy, chf, cad, aud, inr, sek, nok, dkk, pln, euro, euros, dollar, dollars, pounds',
  logLevel: 'debug, info, warning, warn, error, fatal, trace',
  server:
    'nginx, apache, postgres, postgresql, mysql, redis, mongodb, kafka, rabbitmq, elasticsearch, docker, kubernetes',
  place:
    'london, berlin, madrid, rome, vienna, amsterdam, brussels, lisbon, dublin, copenhagen, stockholm, oslo, helsinki, warsaw, prague, budapest, athens, zurich, geneva, munich, hamburg, frankfurt, cologne, milan, naples, venice, barcelona, valencia, seville, porto, lyon, marseille, manchester, liverpool, edinburgh, glasgow, bristol, leeds, new york, los angeles, chicago, houston, boston, seattle, san francisco, miami, atlanta, denver, dallas, philadelphia, las vegas, washington, toronto, montreal, vancouver, mexico city, sao paulo, rio de janeiro, buenos aires, lima, bogota, tokyo, osaka, kyoto, seoul, beijing, shanghai, hong kong, singapore, bangkok, jakarta, manila, delhi, new delhi, mumbai, bangalore, chennai, karachi, dhaka, dubai, abu dhabi, doha, riyadh, istanbul, ankara, cairo, nairobi, lagos, johannesburg, cape town, casablanca, melbourne, brisbane, perth, auckland, wellington, moscow, kyiv, bucharest, belgrade, zagreb, ljubljana, bratislava, vilnius, riga, tallinn, reykjavik, luxembourg, leipzig, dresden, stuttgart, dusseldorf, bremen, hanover, nuremberg, basel, bern, salzburg, graz, turin, bologna, palermo, rotterdam, the hague, utrecht, antwerp, ghent, germany, france, spain, italy, portugal, austria, switzerland, belgium, netherlands, denmark, sweden, norway, finland, poland, hungary, greece, ireland, england, scotland, wales, united kingdom, uk, usa, us, united states, canada, mexico, brazil, argentina, chile, peru, colombia, japan, china, south korea, india, thailand, vietnam, indonesia, australia, new zealand, turkey, egypt, morocco, kenya, nigeria, south africa, russia, ukraine, romania, bulgaria, serbia, croatia, slovenia, slovakia, estonia, latvia, lithuania, iceland, israel, texas, california, florida, bavaria, afghanistan, albania, algeria, andorra, angola, armenia, azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belize, benin, bhutan, bolivia, bosnia, botswana, brunei, burundi, cambodia, cameroon, chad, costa rica, cuba, cyprus, djibouti, dominica, ecuador, el salvador, eritrea, ethiopia, fiji, gabon, gambia, georgia, ghana, greenland, grenada, guatemala, guinea, guyana, haiti, honduras, iran, iraq, ivory coast, jamaica, jordan, kazakhstan, kosovo, kuwait, kyrgyzstan, laos, lebanon, lesotho, liberia, libya, liechtenstein, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, moldova, monaco, mongolia, montenegro, mozambique, myanmar, namibia, nepal, nicaragua, niger, north korea, north macedonia, oman, pakistan, panama, paraguay, philippines, puerto rico, qatar, rwanda, samoa, san marino, saudi arabia, senegal, sierra leone, somalia, sri lanka, sudan, suriname, syria, taiwan, tajikistan, tanzania, togo, tunisia, turkmenistan, uganda, united arab emirates, uruguay, uzbekistan, venezuela, yemen, zambia, zimbabwe',
};
