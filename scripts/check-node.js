// Plain JavaScript, loaded before everything else: an old Node cannot read the TypeScript that would complain.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 24 || (major === 24 && minor < 4)) {
  process.stderr.write(
    `AISHA runs on Node 26, which npm installs into this folder; this is Node ${process.versions.node}.\n` +
      'Run "npm ci" (without --ignore-scripts), then start with an npm script such as "npm start".\n',
  )
  process.exit(1)
}
