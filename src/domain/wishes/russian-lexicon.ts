/**
 * Russian words that people put into wishes, for when no language model answers. ё is written as е. Words of the
 * first list are found as they are; of the second, an entry is `stem=English`, and a word is found by its longest stem
 * whose rest is an ending.
 */
const wholeWords = `
я=me; мы=us; он=he; она=she; они=they; меня=me; мне=me; мной=me; нас=us; нами=us; мой=my; моя=my; мое=my;
мои=my; моем=my; моей=my; моего=my; моим=my; моими=my; свой=my; своя=my; свои=my; своем=my; своей=my;
своего=my; своим=my; это=this is; этот=this; эта=this; тот=that; все=all; весь=all; вся=all; всех=all; в=in;
во=in; на=on; с=with; со=with; у=by; и=and; или=or; но=but; а=and; под=under; над=above; за=behind;
перед=in front of; между=between; без=without; из=of; от=from; до=to; по=along; к=to; ко=to; для=for; при=in;
возле=near; около=near; рядом=next to; через=through; среди=among; вокруг=around; о=about; об=about;
как=like; где=where; когда=when; чтобы=so that; что=what; не=not; нет=no; очень=very; еще=also; только=only;
много=many; немного=a little; немало=many; чуть=slightly; тоже=too; вместе=together; внутри=inside;
снаружи=outside; сверху=from above; снизу=from below; сбоку=from the side; сзади=from behind;
спереди=from the front; вдали=in the distance; справа=on the right; слева=on the left;
посередине=in the middle; центр=centre; один=one; одна=one; одно=one; одного=one; одной=one; два=two;
две=two; двое=two; двух=two; двумя=two; три=three; трое=three; трех=three; тремя=three; четыр=four;
пять=five; пяти=five; десять=ten; лет=years old; лето=summer; летом=summer; лета=summer; усы=moustache;
усами=moustache; усов=moustache; ель=fir; ели=firs; пар=steam; зал=hall; зале=hall;
едут=riding; стоит=standing; сидит=sitting; едет=riding; еду=riding; ест=eating; ем=eating; маленьким=small
`

const stems = `
котор=which; далек=distant; близк=close; тысяч=thousand; перв=first; втор=second; женщин=woman; мужчин=man;
девушк=young woman; девочк=girl; девоч=girl; мальчик=boy; парен=young man; парн=young man; ребен=child;
ребенок=child; дет=children; детк=children; малыш=toddler; младен=baby; человек=person; люд=people;
мам=mother; пап=father; бабушк=grandmother; дедушк=grandfather; дед=grandfather; сын=son; доч=daughter;
дочер=daughter; дочк=daughter; муж=husband; жен=wife; брат=brother; сестр=sister; семь=family; подруг=friend;
друг=friend; друз=friends; невест=bride; жених=groom; свадьб=wedding; свадеб=wedding; свадебн=wedding;
королев=queen; корол=king; королевск=royal; принцесс=princess; принц=prince; рыцар=knight; маг=mage;
волшебник=wizard; волшебниц=sorceress; ведьм=witch; фе=fairy; эльф=elf; эльфийк=elf; гном=dwarf;
русалк=mermaid; ангел=angel; демон=demon; вампир=vampire; пират=pirate; капитан=captain; самура=samurai;
викинг=viking; ковбо=cowboy; космонавт=astronaut; астронавт=astronaut; пилот=pilot; летчик=pilot;
летчиц=pilot; врач=doctor; учител=teacher; повар=chef; художник=artist; художниц=artist; музыкант=musician;
певиц=singer; певц=singer; певец=singer; балерин=ballerina; танцовщиц=dancer; спортсмен=athlete;
спортсменк=athlete; футболист=footballer; боксер=boxer; серфер=surfer; лыжник=skier; лыжниц=skier;
детектив=detective; ученый=scientist; ученая=scientist; президент=president; директор=director;
бизнесмен=businessman; модел=model; супергеро=superhero; геро=hero; героин=heroine; богин=goddess; бог=god;
император=emperor; императриц=empress; фараон=pharaoh; клеопатр=Cleopatra; робот=robot; киборг=cyborg;
инопланетян=alien; дракон=dragon; единорог=unicorn; феникс=phoenix; кот=cat; кошк=cat; котен=kitten;
котенок=kitten; котят=kittens; собак=dog; пес=dog; щен=puppy; щенок=puppy; щенк=puppy; лошад=horse;
лошадк=horse; кон=horse; единорож=unicorn; лис=fox; лисиц=fox; лисенок=fox cub; волк=wolf; медвед=bear;
медвеж=bear; тигр=tiger; лев=lion; льв=lion; львиц=lioness; слон=elephant; жираф=giraffe; обезьян=monkey;
панд=panda; заяц=hare; зайц=hare; кролик=rabbit; белк=squirrel; еж=hedgehog; ежик=hedgehog; олен=deer;
сов=owl; птиц=bird; попуга=parrot; павлин=peacock; лебед=swan; орел=eagle; орл=eagle; ворон=raven;
голуб=dove; бабоч=butterfly; бабочк=butterfly; пчел=bee; рыб=fish; дельфин=dolphin; кит=whale; акул=shark;
черепах=turtle; динозавр=dinosaur; мор=sea; морск=sea; океан=ocean; берег=shore; пляж=beach; песок=sand;
песк=sand; песчан=sandy; волн=waves; остров=island; пальм=palm tree; лагун=lagoon; яхт=yacht;
парусник=sailing ship; парус=sail; корабл=ship; лодк=boat; пирс=pier; причал=pier; набережн=embankment;
маяк=lighthouse; порт=harbour; гор=mountains; горн=mountain; вершин=summit; скал=rock; утес=cliff;
каньон=canyon; вулкан=volcano; пещер=cave; водопад=waterfall; рек=river; речк=river; ручь=stream;
ручей=stream; озер=lake; пруд=pond; болот=swamp; лес=forest; лесн=forest; джунгл=jungle; дерев=tree;
деревянн=wooden; деревь=trees; берез=birch; сосн=pine; дуб=oak; елк=Christmas tree; сад=garden; парк=park;
поле=field; поля=field; полян=glade; луг=meadow; лавандов=lavender; лаванд=lavender; подсолнух=sunflower;
цвет=flowers; цветок=flower; цветк=flower; цветущ=blooming; роз=rose; розов=pink; пион=peonies;
тюльпан=tulips; ромашк=daisies; ландыш=lilies of the valley; сирен=lilac; сакур=cherry blossom;
букет=bouquet; венок=wreath; венк=wreath; лист=leaves; листь=leaves; листв=foliage; трав=grass;
гриб=mushroom; ягод=berries; яблок=apple; яблон=apple tree; лимон=lemon; апельсин=orange fruit;
клубник=strawberries; пустын=desert; дюн=dune; снег=snow; снежн=snowy; заснежен=snowy; заснеженн=snowy;
лед=ice; ледян=icy; ледник=glacier; иней=frost; мороз=frost; морозн=frosty; дожд=rain; дождлив=rainy;
ливен=downpour; гроз=thunderstorm; молни=lightning; ветер=wind; ветр=wind; туман=fog; туманн=foggy;
облак=clouds; облач=cloudy; неб=sky; радуг=rainbow; солнц=sun; солнечн=sunny; лун=moon; лунн=moonlit;
звезд=stars; звездн=starry; космос=space; космическ=space; планет=planet; марс=Mars; галактик=galaxy;
земл=earth; северн=northern; южн=southern; сияни=lights; полярн=polar; закат=sunset; рассвет=sunrise;
утр=morning; утренн=morning; день=day; дне=day; дня=day; дни=days; дневн=day; вечер=evening; вечерн=evening;
ноч=night; ночн=night; полноч=midnight; зим=winter; зимн=winter; весн=spring; весенн=spring; летн=summer;
осен=autumn; осенн=autumn; нов=new; год=year; новогодн=New Year; рождеств=Christmas; рождественск=Christmas;
пасх=Easter; праздник=holiday; праздничн=festive; рождени=birth; вечеринк=party; карнавал=carnival;
концерт=concert; сцен=stage; бал=ball; город=city; городск=city; улиц=street; улочк=narrow street;
площад=square; мост=bridge; башн=tower; замок=castle; замк=castle; дворец=palace; дворц=palace; храм=temple;
церк=church; церков=church; собор=cathedral; дом=house; домик=cottage; домашн=home; изб=wooden hut;
хижин=hut; деревн=village; деревенск=village; дач=country house; ферм=farm; крыш=roof; небоскреб=skyscraper;
балкон=balcony; террас=terrace; лестниц=stairs; двер=door; окн=window; окошк=window; окон=windows; стен=wall;
комнат=room; кухн=kitchen; спальн=bedroom; гостин=living room; ванн=bath; кабинет=study; офис=office;
библиотек=library; школ=school; музе=museum; театр=theatre; ресторан=restaurant; каф=cafe; кафе=cafe;
кофейн=coffee shop; бар=bar; магазин=shop; рынок=market; рынк=market; вокзал=railway station; поезд=train;
вагон=carriage; самолет=aeroplane; вертолет=helicopter; ракет=rocket; автомобил=car; машин=car;
мотоцикл=motorcycle; велосипед=bicycle; дорог=road; троп=path; аэропорт=airport; стадион=stadium;
бассейн=swimming pool; спортзал=gym; камин=fireplace; костер=campfire; костр=campfire; свеч=candle;
свечк=candle; фонар=lantern; гирлянд=string lights; огн=fire; огонь=fire; огоньк=lights; огонек=light;
дым=smoke; вод=water; подводн=underwater; париж=Paris; москв=Moscow; московск=Moscow;
петербург=Saint Petersburg; питер=Saint Petersburg; лондон=London; рим=Rome; венеци=Venice; итали=Italy;
итальянск=Italian; токио=Tokyo; япони=Japan; японск=Japanese; кита=China; китайск=Chinese; росси=Russia;
русск=Russian; франци=France; французск=French; грец=Greece; греческ=Greek; египет=Egypt; египт=Egypt;
египетск=Egyptian; инди=India; индийск=Indian; африк=Africa; америк=America; сибир=Siberia;
байкал=Lake Baikal; кремл=Kremlin; стол=table; столик=table; стул=chair; кресл=armchair; диван=sofa;
кроват=bed; книг=book; книжн=book; газет=newspaper; письм=letter; карт=map; час=clock; телефон=phone;
компьютер=computer; ноутбук=laptop; экран=screen; зеркал=mirror; картин=painting; рам=frame; рамк=frame;
ваз=vase; чашк=cup; кружк=mug; бокал=glass; бутылк=bottle; тарелк=plate; кофе=coffee; ча=tea; чай=tea;
вин=wine; торт=cake; пирог=pie; хлеб=bread; сыр=cheese; фрукт=fruit; овощ=vegetables; конфет=sweets;
шоколад=chocolate; шоколадн=chocolate; морожен=ice cream; ед=food; завтрак=breakfast; ужин=dinner;
подар=gift; подарок=gift; подарк=gift; открытк=greeting card; плакат=poster; афиш=poster; логотип=logo;
обложк=cover; этикетк=label; наклейк=sticker; стикер=sticker; надпис=text; текст=text; игрушк=toy; кукл=doll;
мяч=ball; шар=ball; шарик=balloons; корон=crown; меч=sword; щит=shield; доспех=armour; лук=bow; шлем=helmet;
крыл=wings; маск=mask; зонт=umbrella; зонтик=umbrella; сумк=bag; рюкзак=backpack; очк=glasses; шляп=hat;
шапк=knitted hat; кепк=cap; шарф=scarf; перчатк=gloves; плат=dress; плать=dress; платье=dress;
платьице=dress; юбк=skirt; рубашк=shirt; блузк=blouse; футболк=T-shirt; свитер=sweater; джинс=jeans;
костюм=suit; пиджак=jacket; куртк=jacket; кожан=leather; пальто=coat; плащ=cloak; шуб=fur coat; халат=robe;
кимоно=kimono; сарафан=sundress; купальник=swimsuit; форм=uniform; смокинг=tuxedo; галстук=tie;
бабочкой=bow tie; туфл=shoes; сапог=boots; ботинк=boots; кроссовк=sneakers; фат=veil; украшени=jewellery;
жемчуг=pearls; серьг=earrings; кольц=ring; брилиант=diamond; бриллиант=diamond; одежд=clothes; наряд=outfit;
волос=hair; кос=braid; бород=beard; глаз=eyes; лиц=face; улыбк=smile; рук=hands; ног=legs; взгляд=gaze;
силуэт=silhouette; тен=shadow; отражени=reflection; свет=light; светл=bright; светяш=glowing; светящ=glowing;
темн=dark; темнот=darkness; ярк=vivid; мягк=soft; контров=back; неонов=neon; неон=neon; тепл=warm;
холодн=cold; холод=cold; золот=golden; золотист=golden; серебр=silver; серебрист=silver; серебрян=silver;
бронзов=bronze; красн=red; син=blue; зелен=green; желт=yellow; оранжев=orange; фиолетов=purple;
бордов=burgundy; коричнев=brown; бежев=beige; черн=black; черно=black; бел=white; белоснежн=snow-white;
сер=grey; бирюзов=turquoise; изумрудн=emerald; пастельн=pastel; разноцветн=colourful; прозрачн=transparent;
больш=big; огромн=huge; маленьк=small; крошечн=tiny; высок=tall; низк=low; длинн=long; коротк=short;
широк=wide; узк=narrow; кругл=round; стар=old; старинн=ancient; древн=ancient; старомодн=old-fashioned;
винтажн=vintage; ретро=retro; современн=modern; футуристическ=futuristic; будущ=future; средневеков=medieval;
викторианск=Victorian; роскошн=luxurious; богат=rich; прост=simple; уютн=cozy; красив=beautiful;
прекрасн=beautiful; мил=cute; смешн=funny; забавн=funny; весел=cheerful; счастлив=happy; грустн=sad;
серьезн=serious; задумчив=thoughtful; загадочн=mysterious; таинственн=mysterious; романтичн=romantic;
романтическ=romantic; элегантн=elegant; стильн=stylish; модн=fashionable; дерзк=bold; сильн=strong;
смел=brave; молод=young; взросл=grown-up; пожил=elderly; рыж=red-haired; светловолос=fair-haired;
пушист=fluffy; мокр=wet; спокойн=calm; тих=quiet; бурн=stormy; дик=wild; волшебн=magical; сказочн=fairy-tale;
сказк=fairy tale; фантастическ=fantastic; фэнтези=fantasy; мистическ=mystical; магическ=magical;
эпическ=epic; драматическ=dramatic; драматичн=dramatic; кинематографичн=cinematic;
кинематографическ=cinematic; реалистичн=realistic; гиперреалистичн=hyperrealistic; минималистичн=minimalist;
абстрактн=abstract; абстракци=abstraction; делов=business; официальн=formal; спортивн=sports; праздн=festive;
чист=clean; ясн=clear; свеж=fresh; размыт=blurred; резк=sharp; детальн=detailed; детализированн=detailed;
объемн=three-dimensional; профессиональн=professional; студи=studio; студийн=studio; портрет=portrait;
портретн=portrait; фотограф=photograph; фотографи=photograph; фото=photo; фотосесси=photo shoot; снимок=shot;
снимк=shot; кадр=shot; рисунок=drawing; рисунк=drawing; рисова=drawn; нарисован=drawn; нарисуй=draw;
живопис=painting; акварел=watercolour; акварельн=watercolour; масл=oil paint; маслян=oil; карандаш=pencil;
карандашн=pencil; уголь=charcoal; углем=charcoal; гравюр=engraving; мозаик=mosaic; витраж=stained glass;
скульптур=sculpture; стату=statue; иллюстраци=illustration; комикс=comic; аниме=anime; мультик=cartoon;
мультфильм=cartoon; мульт=cartoon; киберпанк=cyberpunk; стимпанк=steampunk; нуар=noir;
импрессионист=impressionist; стил=style; стиль=style; фон=background; пейзаж=landscape; натюрморт=still life;
интерьер=interior; план=shot; ракурс=angle; дрон=drone; узор=pattern; объектив=lens; боке=bokeh; макро=macro;
сид=sitting; сто=standing; стою=standing; лежит=lying; леж=lying; иде=walking; идет=walking; иду=walking;
идущ=walking; гуля=walking; бежит=running; бег=running; бегу=running; бегущ=running; прыга=jumping;
прыж=jump; летит=flying; лечу=flying; летящ=flying; плыв=swimming; плав=swimming; едущ=riding; езд=riding;
скач=galloping; танцу=dancing; танец=dance; танц=dance; пою=singing; поет=singing; игра=playing;
чита=reading; читающ=reading; пиш=writing; пишет=writing; рису=painting; смотр=looking; смотрю=looking;
держ=holding; держу=holding; обнима=hugging; целу=kissing; улыба=smiling; улыбающ=smiling; смеюсь=laughing;
смеется=laughing; смеющ=laughing; сме=laughing; спит=sleeping; спящ=sleeping; сплю=sleeping; пьет=drinking;
пью=drinking; готов=cooking; работа=working; отдыха=resting; медитиру=meditating; мечта=dreaming;
дум=thinking; жд=waiting; встреча=meeting; празднуе=celebrating; путешеству=travelling; путешестви=journey;
свети=shining; падает=falling; падающ=falling; падают=falling; расте=growing; горит=burning; горящ=burning;
одет=dressed; верхом=on horseback; нарисуйте=draw; сделай=make; сделайте=make; создай=create; хочу=I want;
покажи=show; мужск=male; женск=female; летает=flying; летают=flying; праздну=celebrating; сияющ=shining;
блестящ=shiny; рыцарск=knight; зеркальн=mirrored; стеклянн=glass; каменн=stone; бумажн=paper; шелков=silk;
бархатн=velvet; кружев=lace; кружевн=lace; вязан=knitted; шерстян=woollen; мехов=fur; вышит=embroidered;
полосат=striped; клетчат=checked; клетк=checked pattern; джинсов=denim; сумерк=dusk; полдень=noon;
облачн=cloudy; народн=folk; цирк=circus; клоун=clown; карусел=carousel; ярмарк=fair; фейерверк=fireworks;
салют=fireworks; конфетти=confetti; гитар=guitar; пианино=piano; роял=grand piano; скрипк=violin;
микрофон=microphone; виноградник=vineyard; мельниц=windmill; колокольчик=bells; санк=sledge; сан=sleigh;
лыж=skis; коньк=skates; каток=ice rink; катк=ice rink; сноуборд=snowboard; серфинг=surfing; скамейк=bench;
скамь=bench; дорожк=path; парус=sail; свитер=sweater; йог=yoga; тренировк=workout; теннис=tennis;
футбол=football; баскетбол=basketball; шахмат=chess; рыбак=fisherman; рыбалк=fishing; охотник=hunter;
лесник=forester; полицейск=police; пожарн=firefighter; солдат=soldier; моряк=sailor; официант=waiter;
бариста=barista; программист=programmer; журналист=journalist; писател=writer; студент=student;
выпускник=graduate; выпускниц=graduate; профессор=professor; бизнес=business; лидер=leader; команд=team;
пар=couple; влюбленн=in love; поцелу=kiss; объяти=embrace; сердц=heart; любов=love; любв=love; мечт=dream;
сон=dream; приключени=adventure; битв=battle; войн=war; воин=warrior; лучник=archer; лучниц=archer;
стрел=arrow; посох=staff; зель=potion; заклинани=spell; портал=portal; врат=gate; руин=ruins;
лабиринт=labyrinth; сокровищ=treasure; сундук=chest; монет=coin; фрегат=frigate; палуб=deck; штурвал=helm;
якор=anchor; бинокл=binoculars; телескоп=telescope; комет=comet; метеор=meteor; орбит=orbit;
скафандр=spacesuit; станци=station; лаборатори=laboratory; пробирк=test tube; формул=formula;
механизм=mechanism; шестеренк=gears; антикварн=antique; барокко=baroque; рококо=rococo; готическ=gothic;
готик=gothic; ренессанс=Renaissance; возрождени=Renaissance; модерн=Art Nouveau; авангард=avant-garde;
кубизм=cubism; сюрреализм=surrealism; сюрреалистичн=surreal; импрессионизм=impressionism; икон=icon;
фреск=fresco; хохлом=Khokhloma painting; гжел=Gzhel painting; жостов=Zhostovo painting;
матрешк=matryoshka doll; самовар=samovar; кокошник=kokoshnik headdress; валенк=felt boots; бан=bathhouse;
блин=pancakes; мед=honey; варень=jam; пряник=gingerbread; мандарин=tangerines; арбуз=watermelon;
виноград=grapes; вишн=cherry; черешн=cherries; персик=peaches; гранат=pomegranate; тыкв=pumpkin;
хеллоуин=Halloween
`

/** Several words that mean something together; matched word for word. */
const phrases = `
на закате=at sunset; на рассвете=at sunrise; на рассвет=at sunrise; в полный рост=full body;
в полный рост стоя=standing, full body; по пояс=waist up; крупным планом=close-up; крупный план=close-up;
общим планом=wide shot; общий план=wide shot; с высоты птичьего полета=from a bird's-eye view;
с днем рождения=happy birthday; день рождения=birthday; дню рождения=birthday; дня рождения=birthday;
ко дню рождения=for a birthday; новый год=New Year; новым годом=New Year; под водой=underwater;
под дождем=in the rain; под снегом=in the snow; на берегу моря=on the seashore;
на берегу океана=on the ocean shore; у моря=by the sea; у камина=by the fireplace; у окна=by the window;
на море=by the sea; в горах=in the mountains; в городе=in the city; в космосе=in space; на луне=on the moon;
на марсе=on Mars; на пляже=on the beach; на улице=on the street; на природе=outdoors;
на фоне=against a background of; на коне=on horseback; на лошади=on horseback; в стиле=in the style of;
в образе=as; в виде=as; в роли=as; в лучах=in the rays of; в руке=in hand; в руках=in the hands;
за столом=at the table; за рулем=at the wheel; черно белый=black and white; черно белая=black and white;
черно белое=black and white; северное сияние=northern lights; северным сиянием=northern lights;
северного сияния=northern lights; золотой час=golden hour; эйфелева башня=Eiffel Tower;
эйфелевой башни=Eiffel Tower; эйфелевой башней=Eiffel Tower; красная площадь=Red Square;
красной площади=Red Square; красная шапочка=Little Red Riding Hood; алиса в стране чудес=Alice in Wonderland;
снежная королева=Snow Queen; дед мороз=Father Frost; деда мороза=Father Frost; снегурочка=Snow Maiden;
железный человек=Iron Man; чашка кофе=cup of coffee; чашкой кофе=cup of coffee; чашку кофе=cup of coffee;
воздушный шар=hot-air balloon; воздушном шаре=in a hot-air balloon; воздушными шарами=with balloons;
маленькое черное платье=little black dress; старый город=old town; старого города=old town;
старом городе=old town; красная дорожка=red carpet; красной дорожке=red carpet; ван гог=Van Gogh;
ван гога=Van Gogh; рисунок карандашом=pencil drawing; масляными красками=in oil paint;
масляная живопись=oil painting; портрет маслом=oil portrait; маслом=in oil; карандашом=in pencil;
акварелью=in watercolour; без людей=without people; без текста=without text; крупные планы=close-ups
`

const parse = (entries: string): ReadonlyMap<string, string> =>
  new Map(
    entries
      .trim()
      .split(/;\s*/)
      .map((entry) => entry.split('=') as [string, string]),
  )

export const russianWords = parse(wholeWords)
export const russianStems = parse(stems)
export const russianPhrases = parse(phrases)
