import { useEffect, useRef, useState } from 'react'

interface Recording {
  readonly recorder: MediaRecorder
  readonly startedAt: number
}

/** Records a voice message with the browser's own recorder. */
export function useRecorder(onFailed: () => void) {
  const [recording, setRecording] = useState<Recording>()
  const [seconds, setSeconds] = useState(0)
  const chunks = useRef<Blob[]>([])

  useEffect(() => {
    if (!recording) return undefined
    const timer = setInterval(() => setSeconds((Date.now() - recording.startedAt) / 1000), 200)
    return () => clearInterval(timer)
  }, [recording])

  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const type = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus'].find((each) =>
        MediaRecorder.isTypeSupported(each),
      )
      const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type })
      chunks.current = []
      recorder.addEventListener('dataavailable', ({ data }) => chunks.current.push(data))
      recorder.start()
      setSeconds(0)
      setRecording({ recorder, startedAt: Date.now() })
    } catch {
      onFailed()
    }
  }

  /** Ends the recording and gives it as a file. */
  const stop = (): Promise<File | undefined> => {
    if (!recording) return Promise.resolve(undefined)
    const { recorder } = recording
    setRecording(undefined)
    return new Promise((resolve) => {
      recorder.addEventListener('stop', () => {
        for (const track of recorder.stream.getTracks()) track.stop()
        const type = recorder.mimeType.split(';')[0] ?? 'audio/ogg'
        resolve(new File(chunks.current, type.endsWith('webm') ? 'voice.webm' : 'voice.ogg', { type }))
      })
      recorder.stop()
    })
  }

  return { isRecording: recording !== undefined, seconds, start, stop }
}
