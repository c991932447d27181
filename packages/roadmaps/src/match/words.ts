/** Words of a title for comparison: lower case, without endings, with the spellings that people mix. */

const STOP = new Set(
  'a an the of in on for to and or with vs versus by from at as is are how what why when your you use using into via its their basic basics introduction intro overview deep dive advanced learn learning understanding understand understand study master mastering working work works guide tutorial part series fundamentals fundamental essentials concept concepts topic topics key core common comprehensive general about practical md etc e g i other more like based set up do does between them they that this it be'.split(
    ' ',
  ),
)
/** Other spellings and well-known products, as the words that a library uses for what they are. */
const KNOWN: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  pg: 'postgresql',
  mongo: 'mongodb',
  k8s: 'kubernetes',
  db: 'database',
  dbs: 'database',
  js: 'javascript',
  nodejs: 'node javascript',
  golang: 'go',
  auth: 'authentication',
  authn: 'authentication',
  authz: 'authorization',
  authorisation: 'authorization',
  normalisation: 'normalization',
  optimisation: 'optimization',
  modelling: 'modeling',
  ha: 'high availability',
  dr: 'disaster recovery',
  erd: 'entity relationship modeling',
  er: 'entity relationship',
  diagrams: 'modeling',
  elastic: 'elasticsearch',
  cicd: 'ci cd pipelines',
  vcs: 'version control',
  master: 'leader',
  slave: 'follower',
  primary: 'leader',
  replica: 'replication',
  secondary: 'follower',
  '2pc': 'two phase commit',
  scylla: 'scylladb cassandra',
  hibernate: 'orm',
  sequelize: 'orm',
  prisma: 'orm',
  sqlalchemy: 'orm',
  rabbitmq: 'message brokers',
  sqs: 'message brokers',
  nats: 'message brokers',
  pulsar: 'message brokers',
  redshift: 'data warehousing',
  bigquery: 'data warehousing',
  snowflake: 'data warehousing',
  flink: 'stream processing',
  hdfs: 'distributed file systems',
  mapreduce: 'batch processing hadoop spark',
  hikaricp: 'connection pool',
  pgbouncer: 'connection pool',
  influxdb: 'time series',
  timescaledb: 'time series',
  prometheus: 'observability',
  grafana: 'observability',
  monitoring: 'observability',
  logging: 'observability',
  terraform: 'infrastructure code',
  ansible: 'infrastructure code',
  containerization: 'containers',
  virtualization: 'virtual machines',
  docker: 'containers docker',
  neo4j: 'graph',
  neptune: 'graph',
  cypher: 'graph traversal',
  gdpr: 'regulatory compliance',
  hipaa: 'regulatory compliance',
  pytorch: 'ml framework',
  tensorflow: 'ml framework',
  pandas: 'data science tool',
  numpy: 'data science tool',
  nginx: 'web servers reverse proxies',
  apache: '',
  amazon: 'aws',
  google: 'google cloud',
  gcp: 'google cloud',
  procedures: 'routines',
  github: 'git github',
  gitlab: 'git version control',
  solid: 'software design',
  oop: 'software design',
  devops: 'ci cd',
  scalability: 'scaling',
  economics: 'cost',
  metrics: 'observability metrics',
  eventual: 'consistency eventual',
}

/** Returns the words of `text` that carry meaning, each once, in order. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\.(?:md|txt|pdf|html?)\b/gi, ' ')
    .replace(/\bC\+\+/gi, 'cpp')
    .replace(/\bC#/gi, 'csharp')
    .replace(/\b(\w+)\.js\b/gi, '$1')
    .replace(/['’]s?\b/g, '')
    .replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const meant = words.flatMap((word) =>
    Object.hasOwn(KNOWN, word) ? (KNOWN[word] ?? '').split(' ') : [word],
  )
  return [...new Set(meant.filter((word) => word !== '' && !STOP.has(word)).map(stem))]
}

const ENDINGS = /(?:isations?|izations?|ations?|ments?|abilit(?:y|ies)|ings?|ers?|ies|ed|es|al|s|e|y)$/
const STEM_MIN = 4

/** Cuts endings, so that *indexes*, *indexing* and *index* are one word. Crude on purpose: both sides are cut alike. */
function stem(word: string): string {
  if (word.length <= STEM_MIN || /\d/.test(word)) return word.replace(/s$/, (s) => (word.length > 3 ? '' : s))
  const once = word.replace(ENDINGS, '')
  if (once.length < STEM_MIN) return word
  const twice = once.replace(ENDINGS, '')
  return twice.length >= STEM_MIN ? twice : once
}

/** Returns the form under which a correction is remembered and equal titles are found. */
export function labelKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
}
