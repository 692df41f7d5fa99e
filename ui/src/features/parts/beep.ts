let sound: AudioContext | null = null

/** A short tone, high for yes and low for no: the clerk looks at the shelf, not at the screen. */
export function beep(good: boolean): void {
  try {
    sound ??= new AudioContext()
    const tone = sound.createOscillator()
    const loud = sound.createGain()
    tone.frequency.value = good ? 1320 : 220
    loud.gain.value = 0.05
    tone.connect(loud).connect(sound.destination)
    tone.start()
    tone.stop(sound.currentTime + (good ? 0.06 : 0.3))
  } catch {
    // No loudspeaker: the screen says it too.
  }
}
