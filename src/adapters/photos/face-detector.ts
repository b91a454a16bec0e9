import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import type { SeenFace } from '../../domain/avatars/photo-measurements.ts'
import { facesOfOutput, withoutOverlaps } from './face-boxes.ts'
import { meansOf, type Pixels } from './pixels.ts'

const modelName = 'tiny_face_detector_model'
const meanColour = [117.001, 114.697, 97.404] as const
/** The network sees some faces at one size only, so it looks again, larger and smaller, where it found none. */
const sidesPixels = [416, 512, 320] as const

type Weights = Record<string, tf.Tensor>

/** Finds faces with the network "tiny face detector"; decision 20 tells why this one. Blocks: for worker threads. */
export async function loadFaceDetector(): Promise<(photo: Pixels) => SeenFace[]> {
  const require = createRequire(import.meta.url)
  const folderOf = (name: string) => path.dirname(require.resolve(`${name}/package.json`))
  setWasmPaths(path.join(folderOf('@tensorflow/tfjs-backend-wasm'), 'dist/'))
  if (!(await tf.setBackend('wasm'))) throw new Error('WebAssembly cannot be used on this machine')
  const weights = await loadWeights(path.join(folderOf('@vladmandic/face-api'), 'model', modelName))
  return (photo) => {
    for (const side of sidesPixels) {
      const faces = facesAt(weights, photo, side)
      if (faces.length > 0) return withoutOverlaps(faces)
    }
    return []
  }
}

async function loadWeights(model: string): Promise<Weights> {
  const [manifest, bytes] = await Promise.all([
    readFile(`${model}-weights_manifest.json`, 'utf8'),
    readFile(`${model}.bin`),
  ])
  const [group] = JSON.parse(manifest) as [{ weights: tf.io.WeightsManifestEntry[] }]
  return tf.io.decodeWeights(new Uint8Array(bytes).buffer, group.weights)
}

function facesAt(weights: Weights, photo: Pixels, side: number): SeenFace[] {
  const longest = Math.max(photo.width, photo.height)
  const width = Math.round((photo.width / longest) * side)
  const height = Math.round((photo.height / longest) * side)
  const square = padded(meansOf(photo, width, height), { width, height, side })
  const output = tf.tidy(() => {
    const tensor = tf.tensor4d(square, [1, side, side, 3])
    return run(weights, tf.div(tf.sub(tensor, meanColour), 255))
  })
  const cells = output.shape[1]
  const values = output.dataSync<'float32'>()
  output.dispose()
  return facesOfOutput(values, { cells, widthShare: width / side, heightShare: height / side })
}

/** The network wants a square; the rest stays black, to the right or below. */
function padded(
  pixels: Float32Array,
  { width, height, side }: { width: number; height: number; side: number },
): Float32Array {
  const square = new Float32Array(side * side * 3)
  for (let row = 0; row < height; row += 1)
    square.set(pixels.subarray(row * width * 3, (row + 1) * width * 3), row * side * 3)
  return square
}

/** One plain convolution, five separable ones, each halving the picture, and a last one for the boxes. */
function run(weights: Weights, input: tf.Tensor4D): tf.Tensor4D {
  let x = tf.maxPool(convolved(weights, 'conv0/filters', 'conv0/bias', input), 2, 2, 'same')
  for (let layer = 1; layer <= 5; layer += 1) {
    const depthwise = tf.depthwiseConv2d(
      x,
      weightOf<tf.Tensor4D>(weights, `conv${layer}/depthwise_filter`),
      1,
      'same',
    )
    x = convolved(weights, `conv${layer}/pointwise_filter`, `conv${layer}/bias`, depthwise)
    x = tf.maxPool(x, 2, layer < 5 ? 2 : 1, 'same')
  }
  return tf.fused.conv2d({
    x,
    filter: weightOf<tf.Tensor4D>(weights, 'conv8/filters'),
    bias: weightOf(weights, 'conv8/bias'),
    strides: 1,
    pad: 'valid',
  })
}

const convolved = (weights: Weights, filter: string, bias: string, x: tf.Tensor4D): tf.Tensor4D =>
  tf.fused.conv2d({
    x,
    filter: weightOf<tf.Tensor4D>(weights, filter),
    bias: weightOf(weights, bias),
    strides: 1,
    pad: 'valid',
    activation: 'leakyrelu',
    leakyreluAlpha: 0.1,
  })

function weightOf<T extends tf.Tensor>(weights: Weights, name: string): T {
  const weight = weights[name]
  if (!weight) throw new Error(`The model ${modelName} has no weights called ${name}`)
  return weight as T
}
