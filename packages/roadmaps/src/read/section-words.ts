/**
 * What a heading or label says about the list below it, by its words: a stage of the way, something to tick, or a part
 * that nobody ticks (contents, licence, who it is for...). Whole titles are compared, so that *Introduction* is left out and
 * *Introduction to Databases* is not.
 */

/** Why a part is left out. */
export type AsideKind =
  | 'navigation'
  | 'about'
  | 'repository'
  | 'claims'
  | 'outcomes'
  | 'prerequisites'
  | 'status'
  | 'career'
  | 'routes'
  | 'comparison'
  | 'resources'
  /** Lists of one sort of resource: left out beside topics, the topics of a list that has no others. */
  | 'media'
  | 'goal'

/** What to say of a part of this kind. */
export const ASIDE_REASONS: Readonly<Record<AsideKind, string>> = {
  navigation: 'it is a table of contents',
  about: 'it speaks about the document',
  repository: 'it is about contributing, licence or contact',
  claims: 'it describes benefits',
  outcomes: 'it lists what one can do afterwards',
  prerequisites: 'it lists what is known before',
  status: 'it reports a status',
  career: 'it is about careers, markets or trends',
  routes: 'it describes ways through the topics, not topics',
  comparison: 'it compares things to choose from',
  resources: 'it lists resources, which stay as links where they have a topic',
  media: 'it lists resources, which stay as links where they have a topic',
  goal: 'it states goals',
}

const LEAD =
  '(?:the |our |your |my |some |key |main |core |important |additional |general |useful |recommended |further |other |more |course |project |learning |roadmap |curriculum |track |program |quick |detailed |suggested |implementation |a note on |special |frequently asked )*'
const TAIL = String.raw`(?: of (?:the|this) (?:course|roadmap|repo(?:sitory)?|guide|track|curriculum|list)| guidelines?| section| list| check(?:list)?| \d{4})?`

const ASIDES: readonly (readonly [AsideKind, RegExp])[] = [
  [
    'navigation',
    whole('table of contents?|contents?|toc|index|navigation|links?|on this page|jump to|sections'),
  ],
  [
    'navigation',
    /^(?:目录|目錄|目次|índice|table des matières|inhalt(?:sverzeichnis)?|sumário|содержание|оглавление|المحتويات|목차)$/iu,
  ],
  [
    'about',
    whole(
      'introduction|intro|overview|about|abstract|preface|foreword|welcome|(?:executive )?summary|conclusions?|closing|final (?:words|thoughts)|tl;?dr|background|motivation|philosophy|disclaimer|faqs?|questions|notes?|remarks?|tips|advice|warning|legend|glossary|demo|preview|screenshots?|news|announcements?|description|purpose|audience|target audience|takeaways?|mental models?|reading mode|agenda',
    ),
  ],
  [
    'about',
    /^(?:what (?:is|are|this) |why |who |how (?:to|do|does|this|it) |is this |before (?:you )?(?:start|begin|reading)|start here\b|getting help|about (?:this|the|me|us|author)|(?:this|the) (?:track|course|roadmap|guide|list|curriculum|program)(?:me)? (?:is|was) |the focus is|made for)/iu,
  ],
  [
    'about',
    /^(?:简介|介绍|簡介|前言|序言|关于|關於|概述|引言|说明|introducción|introduction|einleitung|einführung|introdução|sobre|resumen|введение|о проекте|مقدمة|はじめに|概要|소개)$/iu,
  ],
  [
    'repository',
    whole(
      '(?:how to )?contribut(?:e|ing|ions?|ors?)|licen[cs]e|licensing|copyright|change ?log|release notes|versions?|acknowledge?ments?|credits|thanks|thank you|support(?: us| me| the project)?|sponsors?|donat(?:e|ions?)|backers|funding|star history|stargazers|code of conduct|contacts?|contact us|social(?: media)?|follow(?: us| me)?|stay (?:connected|in touch)|authors?|maintainers?|team|community guidelines|connect(?: with (?:me|us))?|feedback|translations?|installation|build status|repository structure|project structure|folder structure|file structure|hacktoberfest|sign in|log in|subscribe|newsletter',
    ),
  ],
  [
    'repository',
    /^(?:贡献|貢獻|许可证?|許可|致谢|联系方式|contribu(?:ir|ción|er)|licen(?:cia|ça)|lizenz|лицензия|المساهمة|ライセンス|라이선스)$/iu,
  ],
  [
    'claims',
    whole(
      '(?:educational |business )?benefits?|features?|highlights?|advantages|testimonials?|reviews?|pricing|price|why choose us|success stories|premium|selling points|statistics|facts',
    ),
  ],
  [
    'outcomes',
    whole(
      String.raw`(?:premium |expected )?(?:outcomes?|results|competenc(?:e|ies)|capabilities)|you(?:'ll| will)? (?:leave|walk away) with|what you(?:'ll| will| get| gain| can)?\b.*|(?:after|by the end of) (?:this|the)\b.*|you(?:'ll| will) (?:be able|learn|have|gain)\b.*`,
    ),
  ],
  [
    'outcomes',
    /^(?:学习成果|你将学到|lo que aprenderás|ce que vous apprendrez|was sie lernen|чему вы научитесь|o que você vai aprender)$/iu,
  ],
  [
    'prerequisites',
    whole(
      String.raw`pre-?requisites?(?: knowledge)?|requirements?|assumed knowledge|assumptions|required (?:knowledge|skills)|entry requirements|what you (?:need|should know)(?: before| first)?\b.*|you should (?:already )?(?:know|have)\b.*`,
    ),
  ],
  [
    'prerequisites',
    /^(?:前置(?:知识|要求|条件)|先决条件|先修(?:课程|知识)?|requisitos(?: previos)?|pré-?requis(?:itos)?|voraussetzungen|предварительные (?:требования|знания)|требования|المتطلبات(?: الأساسية)?|前提(?:知識|条件)?|선수 ?(?:지식|과목))$/iu,
  ],
  [
    'status',
    whole("(?:current )?status|milestones reached|what's (?:new|done)|done so far|badges|metrics|stats"),
  ],
  [
    'career',
    whole(
      'careers?(?: (?:progression|paths?|ladder|impact|opportunities|options|growth|outlook))?|job (?:roles|titles|market|opportunities)|roles|salar(?:y|ies)(?: .*)?|(?:industry |market |tech(?:nology)? |emerging |current )?trends|industry (?:insights|outlook)|market (?:demand|outlook)',
    ),
  ],
  [
    'routes',
    whole(
      String.raw`(?:learning |study |career |skill )?paths|(?:learning |study )?path recommendations?|recommended (?:learning )?(?:paths?|order|sequences?)|(?:suggested )?(?:study|learning) (?:modes|tracks|routes)|tracks|ways to use.*|(?:option|mode|route) \d+.*`,
    ),
  ],
  [
    'comparison',
    whole(
      String.raw`(?:\p{L}+ ){0,2}(?:selection|comparison|decision)(?: guide| table| matrix| criteria)?|comparisons?|(?:how to )?choos(?:e|ing)(?: (?:a|your|the) \p{L}+)?|pros (?:and|&) cons`,
    ),
  ],
  [
    'resources',
    whole(
      String.raw`(?:resources?|references?|reading(?:s| list)?|links)(?: (?:&|and) \p{L}+)?|bibliography|sources|read more|see also|learn more|where to learn|free resources|paid resources`,
    ),
  ],
  [
    'media',
    whole(
      String.raw`(?:books?|videos?|articles?|papers?|blogs?|podcasts?|channels|newsletters|tutorials|documentation|docs|literature|materials?)(?: (?:&|and) \p{L}+)?`,
    ),
  ],
  [
    'resources',
    /^(?:参考(?:资料|文献|书籍)?|学习资源|资源|推荐阅读|參考資料|recursos|ressources|ressourcen|ресурсы|ссылки|литература|المراجع|المصادر|参考(?:文献|資料)|참고 ?(?:자료|문헌))$/iu,
  ],
  [
    'goal',
    whole(
      'goals?|objectives?|aims?|learning objectives?|mission|vision|success criteria|rationale|estimated time|time|duration|schedule notes?|difficulty|level',
    ),
  ],
  ['goal', /^(?:目标|学习目标|目標|objetivos?|objectifs?|ziele?|цел[ьи]|الأهداف|الهدف|목표)$/iu],
]

/** Labels that only say that topics follow; their lists belong to what is above. */
const CONTENT_LABEL = whole(
  '(?:sub-?)?topics?(?: (?:covered|to (?:cover|learn|study)))?|concepts?|subjects?|skills?(?: to (?:learn|master))?|areas|syllabus|what to (?:learn|study|know)|learn|study|cover(?:ed|s)|includes?|points|to-?do|to learn|list|checklist|items|modules?|lessons?|fundamentals to know',
)
const CONTENT_LABEL_ELSEWHERE =
  /^(?:主要)?(?:知识点|学习内容|内容|主题|要点|重点|核心概念)$|^(?:temas?|conceptos|sujets|themen|темы|المواضيع|トピック|주제)(?: (?:clave|clés|principales|principaux))?$/iu
const EXERCISE =
  /^(?:(?:mini|final|capstone|practice|hands[- ]?on|side|group|week(?:ly)?|module|course|real[- ]world)[- ]?)*(?:projects?|capstones?|exercises?|assignments?|practi[cs]e|labs?|challenges?|homework|deliverables?|tasks?|checkpoint|quiz|build)(?: ?(?:idea|project|work|task|assignment)s?)?(?: ?#?\d+)?$|^(?:项目|练习|作业|实践|proyectos?|ejercicios?|projets?|exercices?|projekte?|übungen|проекты?|упражнения|مشروع|مشاريع|課題|演習|프로젝트)$/iu
const STUDY =
  /project|capstone|exercise|practi[cs]e|assignment|checklist|bonus|elective|optional|advanced|speciali[sz]|certificat|milestone|exam|extra|roadmap|curriculum|syllabus|topics|skills|fundamentals|foundations|basics/iu

/** Says of a title or label why its list is not to be ticked; `undefined` when it may be. */
export function asideKind(title: string): AsideKind | undefined {
  const words = plainWords(title)
  if (words === '') return undefined
  return ASIDES.find(([, pattern]) => pattern.test(words))?.[0]
}

/** Says whether a label only announces topics, such as *Key topics*. */
export function isContentLabel(title: string): boolean {
  const words = plainWords(title)
  return CONTENT_LABEL.test(words) || CONTENT_LABEL_ELSEWHERE.test(words)
}

/** Says whether a label names something to do, such as *Project*. */
export function isExerciseLabel(title: string): boolean {
  return EXERCISE.test(plainWords(title))
}

/** Says whether a part beside the stages still is one to study. */
export function isStudyTitle(title: string): boolean {
  return STUDY.test(title)
}

const STAGE_WORD =
  'phases?|stages?|weeks?|months?|days?|modules?|parts?|levels?|steps?|chapters?|units?|sprints?|milestones?|semesters?|quarters?|years?|sections?|lessons?|lectures?|sessions?|blocks?|tiers?|terms?|courses?|topic|sem|wk|etapas?|fases?|semanas?|módulos?|capítulos?|étapes?|semaines?|chapitres?|phasen?|wochen?|kapitel|этап|недел[яи]|модул[ьи]|глава|часть|фаза|المرحلة|الأسبوع|الوحدة|フェーズ|ステップ|第'
const STAGE_NUMBER = String.raw`\d{1,3}|[ivx]{1,5}\b|one|two|three|four|five|six|seven|eight|nine|ten|[a-f]\b|[一二三四五六七八九十]{1,3}|الأولى?|الثانية?|الثالثة?|الرابعة?`
const STAGE = new RegExp(
  String.raw`^[^\p{L}\p{N}]{0,6}(${STAGE_WORD})\s?[#№:.-]?\s?(?:${STAGE_NUMBER})(?![\p{L}])`,
  'iu',
)
const STAGE_CHINESE =
  /^[^\p{L}\p{N}]{0,6}(?:第\s?[\d一二三四五六七八九十]{1,3}\s?(阶段|階段|周|週|章|部分|课|天|步|节|单元|月|回)|(阶段|階段|步骤)\s?[\d一二三四五六七八九十]{1,3}|(\d{1,2})단계)/u

/** Returns the word of a numbered stage (`phase`, `week`, `阶段`...), or `undefined`. */
export function stageWord(title: string): string | undefined {
  const match = STAGE.exec(title)
  if (match !== null) return (match[1] ?? '').toLowerCase().replace(/s$/, '')
  const chinese = STAGE_CHINESE.exec(title)
  return chinese === null ? undefined : (chinese[1] ?? chinese[2] ?? '단계')
}

/** A key whose value describes the topic or group it stands in. */
export type DetailKey = 'effort' | 'prerequisites' | 'resources' | 'text'

const DETAILS: readonly (readonly [DetailKey, RegExp])[] = [
  [
    'effort',
    /^(?:estimated |approx(?:imate|\.)? |total |study )*(?:time|duration|effort|hours?|length|estimate|workload|time ?(?:frame|line|box|commitment))(?: (?:required|needed|estimate|to complete))?$|^(?:预计)?(?:时间|时长|用时|耗时|学时|課時)$|^(?:duración|tiempo|durée|temps|dauer|zeit|время|المدة|時間)(?: (?:estimado|estimée?))?$/iu,
  ],
  [
    'prerequisites',
    /^(?:pre-?requisites?|requires?|depends on|dependenc(?:y|ies)|after|builds on|needs|prereqs?|前置|先修|依赖|requisitos(?: previos)?|prérequis|voraussetzung(?:en)?)$/iu,
  ],
  [
    'resources',
    /^(?:resources?|references?|links?|reading|readings|further reading|books?|videos?|articles?|docs?|documentation|materials?|sources?|see also|watch|read|tutorials?|course|参考|资源|资料)$/iu,
  ],
  [
    'text',
    /^(?:goals?|objectives?|outcomes?|aims?|why|notes?|tips?|description|summary|level|difficulty|focus|outcome|result|rationale|status|priority|type|format|tools?|salary|example|examples|e\.g\.|key takeaways?|mental model|why .{1,40}|目标|说明|备注|难度)$/iu,
  ],
]

/** Says what the key of a line `Key: value` describes, or `undefined` when the line is no description. */
export function detailKey(key: string): DetailKey | undefined {
  const words = plainWords(key)
  return DETAILS.find(([, pattern]) => pattern.test(words))?.[0]
}

function whole(alternatives: string): RegExp {
  return new RegExp(`^${LEAD}(?:${alternatives})${TAIL}$`, 'iu')
}

const WORDS_MAX = 90

function plainWords(title: string): string {
  return title
    .slice(0, WORDS_MAX)
    .replace(/’/g, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}
