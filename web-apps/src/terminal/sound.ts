/** Two rising tones for a payment, one low one for a refusal. Browsers allow them after a first touch. */
let context: AudioContext | undefined;
let on = true;

export function switchSound(isOn: boolean): void {
  on = isOn;
}

/** To be called at a touch. */
export function unlockSound(): void {
  if (typeof AudioContext !== 'undefined') {
    context ??= new AudioContext();
    void context.resume();
  }
}

export const soundOfPayment = (): void => play([880, 1318.5]);
export const soundOfRefusal = (): void => play([220]);

function play(tones: number[]): void {
  if (!on || context?.state !== 'running') {
    return;
  }
  tones.forEach((frequency, index) => {
    const at = context!.currentTime + index * 0.16;
    const tone = new OscillatorNode(context!, { frequency });
    const volume = new GainNode(context!, { gain: 0.25 });
    volume.gain.setValueAtTime(0.25, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
    tone.connect(volume).connect(context!.destination);
    tone.start(at);
    tone.stop(at + 0.3);
  });
}
