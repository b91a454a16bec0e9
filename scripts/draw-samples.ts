import { mkdir, writeFile } from 'node:fs/promises'
import { drawnAhead, drawSample, listSamples } from '../sandbox/samples/sample-photos.ts'

// A click on "sample photos" should not wait for 38 drawings.
await mkdir(drawnAhead, { recursive: true })
for (const { name } of listSamples())
  await writeFile(new URL(`${name}.jpg`, drawnAhead), await drawSample(name))
