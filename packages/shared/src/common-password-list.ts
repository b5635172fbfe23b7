/** Rows along which lazy fingers walk, forwards and backwards. */
export const keyboardRows = [
  'qwertyuiop[]',
  'qwertzuiopü',
  'azertyuiop',
  'asdfghjkl;',
  'qsdfghjklm',
  'zxcvbnm,./',
  'yxcvbnm',
  'wxcvbn',
  '01234567890123456789',
  '1234567890-=',
  '!@#$%^&*()_+',
  'abcdefghijklmnopqrstuvwxyz',
]

/** Words that people decorate with digits, years and signs; most decorated forms have ten or more characters. */
export const commonBases = words(`
  password passwort passwords passw passwd pass mypassword mypass thepassword newpassword yourpassword
  changeme changeit changethis changemenow letmein letmeinnow letmein letmepass welcome welcomeback
  welcomehome welcometo admin administrator adminadmin root toor superuser superadmin sysadmin user users
  username guest test tester testing testtest testuser demo default master login logon signin signup access
  accessdenied secret topsecret mysecret secretpassword security secure private hidden company business office
  work computer laptop desktop internet network server database oracle cisco linux ubuntu debian windows
  microsoft google facebook instagram youtube twitter linkedin netflix amazon apple iphone samsung nokia
  android spotify whatsapp pinterest chatgpt claude gemini openai anthropic promptsheet timesheet
  qwerty qwertz azerty qwer qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  qwertyui qwertyuiop abcd abcde abcdef abcdefg abcdefgh abcdefghi abc xyz aaa asd qwe zxc
  iloveyou iloveu iloveme loveyou loveme lovely lover lovers love mylove truelove ilovegod ilovejesus
  ilovemom ilovemymom ilovedad ilovemyfamily iloveyousomuch iloveyoubaby teamo teamomucho tequiero teamomama
  sunshine sunflower sunrise sunset summer winter spring autumn january february march april june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday holiday
  christmas halloween birthday happy happiness happybirthday merrychristmas newyear valentine easter
  monkey dragon tiger lion eagle falcon hawk panther cougar jaguar leopard wolf wolves bear bears puppy
  kitten kitty hellokitty doggy horse horses ponies dolphin dolphins shark turtle butterfly spider scorpion
  snake cobra viper python rabbit bunny chicken rooster turkey penguin panda koala elephant giraffe gorilla
  buddy lucky rocky max bella charlie bailey cooper daisy duke jack jake lady maggie molly oliver oscar
  pepper princess prince queen king princesa angel angels angelito devil demon satan jesus jesuschrist christ
  jesusislord godisgood godislove godbless blessed blessing faith heaven grace prayer church bible savior
  football soccer baseball basketball hockey tennis golf golfer volleyball softball swimming cricket rugby
  boxing wrestling skater surfer surfing fishing hunting hunter runner running cycling racing racer nascar
  yankees redsox cowboys steelers packers eagles patriots raiders broncos dolphins vikings giants lakers
  celtics bulls chicago boston dallas newyork losangeles lasvegas texas florida california london paris
  berlin madrid barcelona roma milan munich vienna zurich amsterdam moscow tokyo sydney melbourne toronto
  canada america england scotland ireland germany deutschland france espana italia portugal brasil brazil
  mexico argentina colombia australia india pakistan bangladesh indonesia philippines nigeria southafrica
  liverpool chelsea arsenal manchester manutd manunited manchesterunited manchestercity everton tottenham
  newcastle westham leeds celtic rangers juventus acmilan intermilan realmadrid fcbarcelona atletico bayern
  borussia dortmund schalke ajax feyenoord benfica porto sporting galatasaray fenerbahce besiktas boca river
  corinthians flamengo palmeiras ronaldo messi neymar beckham zidane maradona pele jordan kobe lebron
  superman batman spiderman ironman wolverine deadpool hulk captain captainamerica avengers marvel joker
  starwars startrek skywalker darthvader yoda vader jedi stormtrooper matrix neo trinity morpheus gandalf
  frodo bilbo legolas harrypotter hogwarts dumbledore voldemort hermione gryffindor slytherin pokemon pikachu
  charizard naruto sasuke goku dragonball dragonballz onepiece luffy zelda mario luigi nintendo playstation
  xbox gamer gaming minecraft fortnite roblox warcraft worldofwarcraft starcraft diablo counterstrike halo
  assassin ninja samurai warrior knight wizard magic merlin phoenix legend hero heroes champion champions
  winner winners victory freedom liberty justice peace hope dream dreams dreamer forever forevermore together
  family friends friend friendship bestfriend bestfriends mother father mommy daddy sister brother baby
  babygirl babyboy babyface boyfriend girlfriend husband wife sweetheart sweetie sweetpea honey honeybee
  sugar candy cookie cookies chocolate vanilla strawberry cherry banana orange apple peaches pineapple coconut
  pumpkin potato tomato pizza cheese cheesecake hamburger bacon butter peanut coffee tequila whiskey vodka
  guinness heineken budweiser corona cocacola pepsi mountaindew drpepper redbull monster rockstar marlboro
  mercedes porsche ferrari lamborghini corvette mustang camaro chevrolet chevy ford toyota honda nissan subaru
  yamaha suzuki kawasaki harley harleydavidson ducati audi volkswagen volvo bmw maserati bugatti
  metallica nirvana slipknot megadeth ironmaiden pinkfloyd ledzeppelin acdc gunsnroses rollingstones beatles
  thebeatles eminem tupac biggie rihanna beyonce madonna shakira bonjovi blink linkinpark greenday korn
  music musica guitar piano drummer bassman rocknroll hiphop reggae rasta bobmarley dancer dancing singer
  michael michelle jennifer jessica ashley amanda nicole daniel david matthew joshua andrew anthony christopher
  christian christina elizabeth stephanie samantha alexander alexandra alexandre alejandro alejandra robert
  richard william thomas joseph charles patrick benjamin jonathan nathan nicholas brandon justin ryan tyler
  jordan austin dylan kevin steven brian jason eric mark scott george edward martin peter simon stefan thomas
  andreas sebastian dominik florian tobias christoph katharina franziska johanna sabrina vanessa jasmine
  hannah sophie olivia emma isabella victoria gabriel gabriela rafael miguel carlos eduardo fernando francisco
  ricardo roberto antonio alberto sergio daniela mariana carolina patricia veronica claudia andrea natalia
  natasha anastasia svetlana ekaterina vladimir aleksandr dmitriy sergey andrey maksim mohammed muhammad ahmed
  hassan hussain abdullah fatima aisha khan singh kumar priya rahul krishna ganesh shiva lakshmi omsairam
  blue red green yellow purple black white silver golden orange pink rainbow diamond crystal emerald ruby
  sapphire pearl shadow midnight darkness thunder lightning storm hurricane tornado earthquake volcano ocean
  river mountain forest flower flowers rose roses blossom lily orchid jasmin tulip snowball snowflake snowman
  fuckyou fuckoff fuckme fucker motherfucker asshole bitch bullshit shithead pussy dickhead sexy sexygirl
  sexybitch sexyboy hotstuff biteme kissme hugme whatever nothing something anything everything nobody anyone
  whocares idontknow iforgot forgot forgetit remember donttell trustno trustnoone trustme nopassword none
  hello helloworld hellothere goodbye goodluck goodmorning goodnight thankyou please sorry awesome amazing
  beautiful gorgeous handsome pretty perfect wonderful fantastic cool coolman coolgirl cooldude badboy badgirl
  bigboy bigdaddy bigdick bigdog bigman biggirl littleone littleman player playboy gangster gangsta thug
  thuglife killer killme sniper soldier army marine marines navy airforce police firefighter doctor nurse
  teacher student school college university professor engineer lawyer manager director president boss
  mustafa istanbul ankara turkiye atatatürk atatürk schatz schatzi liebe ichliebedich geheim hallo halloween
  hallowelt sommer fruehling frühling herbst fussball fußball deutschland österreich oesterreich schweiz
  passwort kennwort hasihasi mausi maus baerchen bärchen engel sonne sonnenschein sternchen bonjour motdepasse
  soleil chouchou doudou jetaime loulou marseille coucou amour azertyuiop contraseña contrasena hola
  holamundo estrella mariposa corazon bonita hermosa chiquita amigos amistad familia felicidad clave
  senha minhasenha segredo amor meuamor saudade ciao ciaociao amoremio tiamo password forzaitalia
  wachtwoord welkom geheim hejhej losenord lösenord haslo polska kochamcie privet parol lyubov sifre parola
  compaq dell toshiba lenovo hewlett packard macbook macintosh imac solaris mysql postgres postgresql mongodb
  redis docker kubernetes jenkins github gitlab bitbucket atlassian wordpress joomla drupal magento tomcat
  apache nginx jboss weblogic websphere sapadmin manager operator support helpdesk service servicedesk backup
  monitor monitoring nagios zabbix grafana ansible terraform vagrant raspberry raspberrypi arduino firmware
  fire water earth wind ghost zombie vampire werewolf alien aliens predator terminator robocop rambo rocky
  godzilla kingkong jurassic titanic avatar gladiator spartan spartacus achilles hercules zeus apollo athena
  poseidon hades medusa odin thor loki valhalla viking valkyrie olympus trojan pharaoh cleopatra caesar
  napoleon einstein newton galileo darwin tesla edison mozart beethoven picasso vangogh leonardo michelangelo
`)

/** Passwords that are common just as they stand. */
export const commonWhole = words(`
  1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5
  q1w2e3r4t5y6 q1w2e3r4t5y6u7 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1qazxsw23edc 1qaz@wsx3edc
  !qaz2wsx3edc !qaz@wsx#edc zaq12wsxcde3 zaq1zaq1zaq1 zaq1xsw2cde3 zaq12wsx3edc qazwsxedcrfv qazwsxedcrfvtgb
  qaz123wsx456 qaz1wsx2edc3 123qweasdzxc qwe123asd456 qwe123rty456 qweasdzxc123 qwerty123456 123456qwerty
  1234qwerasdf qwer1234asdf asdf1234qwer 1234qwerasdfzxcv qwerasdfzxcv qwerasdf1234 asdfqwer1234 asdfghjkl123
  asdfasdf1234 zxcvasdfqwer zxcvbnm12345 zxcvbnm123456 a1b2c3d4e5 a1b2c3d4e5f6 a1s2d3f4g5 a1s2d3f4g5h6
  z1x2c3v4b5 1a2b3c4d5e 1a2b3c4d5e6f 1z2x3c4v5b aa12345678 aa123456789 a123456789 a1234567890 q123456789
  s123456789 z123456789 m123456789 k123456789 x123456789 abc123456789 abcd123456 abcd12345678 abcde12345
  abcdef123456 123abc456def 123456abcdef 1234567890a 123456789a 123456789q 123456789z 123456789s 123456789m
  0123456789 1234567890 12345678910 1234567891 1234567899 1234512345 1234554321 1234543210 1223334444
  1122334455 112233445566 1112223334 1111122222 1111111111 2222222222 0000000000 9999999999 0987654321
  9876543210 98765432100 987654321a 0123456789a 1029384756 1092837465 1357924680 2468013579 1470258369
  147258369 1472583690 7894561230 7410852963 789456123a 963852741a 3141592653 31415926535 3.14159265 2718281828
  1234567812345678 123123123123 1231231234 1212121212 1010101010 6969696969 0909090909 1313131313 420420420420
  1q1q1q1q1q 1a1a1a1a1a a1a1a1a1a1 qqqqqqqqqq aaaaaaaaaa zzzzzzzzzz xxxxxxxxxx qwqwqwqwqw asasasasas
  qwertyqwerty qwerty1234567 qwertyuiop123 qwertyuiopasdf qwertyuiopasdfgh qwertyasdfgh asdfghqwerty
  poiuytrewq lkjhgfdsaq mnbvcxzlkj 1qwertyuiop qwert12345 12345qwert qwert123456 1q2w3easdzxc q2w3e4r5t6y7
  passwordpassword password1password pa55w0rdpa55 password0987 passwordabc passwordqwerty p4ssw0rd1234
  correcthorse correcthorsebatterystaple batterystaple horsebattery troubador troubador&3 tr0ub4dor&3
  letmeinplease letmeinagain pleaseletmein openthedoor opensesame opensesame1 abracadabra alakazam
  hocuspocus simsalabim shazamshazam bibbidibobbidi supercalifragilistic expialidocious
  supercalifragilisticexpialidocious antidisestablishmentarianism thequickbrownfox thequickbrown quickbrownfox
  loremipsum loremipsumdolor dolorsitamet tobeornottobe winteriscoming valarmorghulis maytheforce
  maytheforcebewithyou maytheforcebe theforceawakens useTheforceluke iamyourfather thereisnospoon
  followthewhiterabbit myprecious youshallnotpass onering onetorulethemall speakfriend speakfriendandenter
  expectopatronum avadakedavra wingardium wingardiumleviosa alohomora muggleborn platform934 chamberofsecrets
  hakunamatata letitgoletitgo frozenelsa finding nemo findingnemo toinfinityandbeyond buzzlightyear
  blahblahblah blahblah yadayada lalalalala nanananana hahahahaha hehehehehe jajajajaja kakakakaka
  testtesttest test123test testpassword testaccount temppassword temporary temporarypassword tempaccess
  defaultpassword initialpassword firstpassword secondpassword oldpassword currentpassword resetpassword
  changepassword forgotpassword lostpassword enterpassword typepassword nopasswordhere passwordless
  passwordforme passwordsafe passwordmanager ihatepasswords ihatethis ihateyou ihatework ihatemondays
  ilovework ilovemyjob ilovemylife ilovelife ilovemusic ilovecats ilovedogs ilovemydog ilovemycat
  ilovecoffee ilovepizza ilovechocolate ilovemywife ilovemyhusband ilovemykids ilovemyson ilovemydaughter
  iloveparis ilovelondon ilovenewyork iheartyou youandme meandyou justforyou justmeandyou foreveryoung
  foreveralone foreverandever foreverlove forever21 always andforever alwaysandforever loveislove loveforever
  lovehurts lovesucks loveislife lifeisgood lifeisbeautiful liveandletlive livelaughlove liveyourlife
  carpediem carpenoctem hasta lavista hastalavista hastalavistababy veni vidi vici venividivici memento mori
  mementomori cogitoergosum semperfi semperfidelis alphaomega alphabravo alphabetagamma alphabeta
  bravocharlie foxtrot whiskeytango tangofoxtrot areyouready areyoukidding areyouserious howareyou
  whatisthis whatsup whatsyourname mynameis mynameisjohn myname thisisapassword thisismypassword
  thisisasecret thisismine thisisnotapassword thisissparta thisisatest notapassword notmypassword
  itsasecret itsmypassword itsmylife itsme itsallgood idontcare idontgiveadamn idontgiveafuck
  idontremember icantremember iforgotmypassword iforgotit donotenter donottouch donotforget dontforget
  dontforgetme forgetmenot neverforget neversaynever nevergiveup nevergonnagive nevergonnagiveyouup
  rickastley rickroll stayhungry stayfoolish staystrong staypositive bethechange begreat behappy dontworry
  dontworrybehappy keepcalm keepcalmandcarryon keepitsimple keepitreal justdoit impossibleisnothing
  thinkdifferent yeswecan makeamericagreat trump2020 trump2024 biden2020 obama2008 usausausa godblessamerica
  americanidol americandream americanpie hotelcalifornia stairwaytoheaven bohemianrhapsody smellsliketeen
  yellowsubmarine strawberryfields lucyinthesky heyjude letitbe imaginepeace sweetchildofmine welcometothejungle
  enter sandman entersandman nothingelsematters masterofpuppets highwaytohell thunderstruck backinblack
  smokeonthewater anotherbrick darksideofthemoon wishyouwerehere comfortablynumb sweethomealabama freebird
  manchester1 liverpoolfc liverpool1892 chelseafc chelsea1905 arsenalfc arsenal1886 youllneverwalkalone ynwa1892
  realmadrid7 realmadrid9 cristiano7 cristianoronaldo ronaldo7 ronaldo07 messi10 lionelmessi neymarjr
  barcelona10 fcbarcelona10 fcbayern1900 bvb09borussia borussia09 schalke04 hamburgersv werderbremen
  michaeljordan jordan23 jordan2323 kobebryant kobe24 lebronjames lebron23 shaquille oneal tomrady tombrady
  dallascowboys pittsburghsteelers newenglandpatriots greenbaypackers chicagobears chicagobulls chicagocubs
  bostonredsox newyorkyankees newyorkgiants losangeleslakers goldenstate goldenstatewarriors sanfrancisco
  sanfrancisco49ers philadelphia pittsburgh cincinnati cleveland baltimore washington washingtondc seattle
  minneapolis sacramento albuquerque jacksonville indianapolis northcarolina southcarolina pennsylvania
  massachusetts connecticut mississippi minnesota tennessee louisiana oklahoma newjersey newmexico
  switzerland netherlands luxembourg liechtenstein afghanistan uzbekistan kazakhstan azerbaijan madagascar
  constantinople rockandroll heavymetal deathmetal blackmetal blacksabbath judaspriest deeppurple
  redhotchilipeppers rageagainst rageagainstthemachine systemofadown foofighters pearljam soundgarden
  alicecooper alice in chains aliceinchains aliceinwonderland wonderland neverland neverneverland disneyland
  disneyworld mickeymouse minniemouse donaldduck daffyduck bugsbunny tweetybird scoobydoo spongebob
  spongebobsquarepants patrickstar southpark ericcartman familyguy petergriffin homersimpson bartsimpson
  thesimpsons futurama rickandmorty breakingbad walterwhite heisenberg gameofthrones houseofcards
  strangerthings walkingdead thewalkingdead theoffice thebigbang bigbangtheory howimetyourmother
  sherlockholmes jamesbond jamesbond007 bond007bond agent007 doubleoseven missionimpossible indianajones
  backtothefuture jurassicpark pulpfiction fightclub thegodfather scarface tonymontana lordoftherings
  thelordoftherings middleearth mordor minastirith rivendell thehobbit starwars1977 starwars77 lukeskywalker
  anakinskywalker hansolo princessleia obiwankenobi bobafett chewbacca millenniumfalcon deathstar
  captainkirk captainpicard enterprise ncc1701 ncc1701d ncc1701e startrek1701 livelongandprosper resistanceisfutile
  brucewayne clarkkent peterparker tonystark steverogers blackwidow blackpanther wakandaforever wonderwoman
  catwoman harleyquinn suicidesquad justiceleague guardians guardiansofthegalaxy iamgroot fantasticfour
  powerrangers transformers optimusprime teenagemutant ninjaturtles thundercats masters oftheuniverse
  supermario supermariobros donkeykong sonicthehedgehog finalfantasy finalfantasy7 finalfantasyvii sephiroth
  kingdomhearts metalgear metalgearsolid residentevil silenthill tombraider laracroft grandtheftauto
  callofduty modernwarfare battlefield assassinscreed masterchief leagueoflegends dota2dota2 teamfortress
  overwatch apexlegends clashofclans clashroyale angrybirds candycrush pokemongo pokemon123 pikachu123
  yugioh dragonballgt vegeta itachi uchiha uchihaitachi sasukeuchiha narutouzumaki attackontitan deathnote
  fullmetal fullmetalalchemist sailormoon hellokitty1 mylittlepony littlemermaid sleepingbeauty cinderella
  snowwhite beautyandthebeast peterpan tinkerbell winniethepooh poohbear teddybear gummybear carebears
  babydoll barbiegirl barbiedoll princess123 mylittleprincess daddysgirl daddyslittlegirl mommysboy mamasboy
  familyfirst familyforever myfamily mychildren mykids123 mybabies mybaby mybaby123 mylovely myangel myheart
  mysweetheart mybestfriend bestfriends4ever bff4ever friends4ever friends4life friendsforever love4ever
  love4life iloveyou2 iloveyou4ever iloveu4ever iluvu4ever luvyou luv4ever truelove4ever onelove onelove1
  onlyyou onlyme onlygodcanjudgeme godfirst godislove1 godisgreat godisable godwithus inGodwetrust ingodwetrust
  jesussaves jesuslovesme jesusislord1 ilovejesus1 lordjesus jesus4ever thankyoujesus thankyoulord hallelujah
  halleluja praisethelord praisegod psalm23 psalms23 john316 john3:16 philippians413 amen12345 alhamdulillah
  bismillah bismillah786 allahuakbar subhanallah mashallah inshallah786 muhammad786 pakistan786 786786786
  omnamahshivaya jaishreeram jaimatadi harekrishna saibaba omsairam1 waheguru india1947 pakistan1947 bharat
  security1 supersecret supersecure supersafe verysecret verysecure topsecret1 secretsecret mysecretpassword
  secretagent secretword sesameopen magicword masterkey masterpassword masterpass skeletonkey privatekey
  publickey rootpassword rootroot rootadmin adminpassword admin123admin administrator1 adminadmin123
  superpassword superuser1 poweruser systemadmin networkadmin webmaster postmaster hostmaster dbadmin
  sqlserver sqladmin oracle123 oracleoracle sysdba123 changeonfirstlogin changeonlogin passwordexpired
  welcome2company welcometothejob companyname company123 yourcompany ourcompany officepassword workpassword
  wifipassword wifi12345 internet123 netgear1 linksys1 dlink12345 routerpassword homenetwork homewifi
  home sweethome homesweethome homealone sweethome dreamhome dreamteam dreambig bigdreams americangirl
  supergirl superboy superstar rockstar1 moviestar popstar shootingstar shiningstar blackstar darkstar
  starlight moonlight sunlight daylight twilight midnight1 nightmare nightwish nightrider knightrider
  ghostrider lonewolf lonewolf1 alphawolf whitewolf blackwolf werewolves greywolf redwolf wolfpack
  blackcat blackdog blackhorse blackhawk blackbird bluebird bluesky blueeyes brownyes browneyes greeneyes
  bluemoon redrose redroses whiterose blackrose greenapple greentea bigapple pineapples watermelon strawberries
  blueberry raspberry blackberry cranberry gooseberry buttercup buttercream butterscotch butterfinger
  gingerbread cinnamon peppermint spearmint chocolate1 chocolatechip chocolatecake cheeseburger cheesecakes
  quarterpounder mcdonalds burgerking starbucks dunkindonuts krispykreme cocacola1 pepsicola mountain dew
  jackdaniels jackdaniels1 johnniewalker captainmorgan budweiser1 budlight1 coronaextra heineken1 stellaartois
  lamborghini1 ferrari458 ferrarif40 porsche911 porsche911turbo mercedesbenz bmwm3bmwm3 bmw325i bmw320d mustang67
  mustang69 mustanggt fordmustang fordf150 shelbygt500 camaross camaro69 corvette1 corvettez06 chevycamaro
  dodgeram dodgecharger dodgeviper hondacivic hondaaccord hondacbr hondacbr600 yamahar1 yamahar6 suzukigsxr
  kawasakininja harleydavidson1 landrover rangerover rollsroyce astonmartin volkswagengolf golfgti toyotasupra
`)

function words(list: string): readonly string[] {
  return list
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length >= 3)
}
