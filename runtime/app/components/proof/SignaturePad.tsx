import { Button } from 'antd';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Drawn } from '../../api/signatures.ts';
import { proofWords } from '../../messages/areas/proof.ts';
import { useWords } from '../../messages/use-words.ts';

/** The sheet that is drawn on, in its own points; shown as wide as there is room. */
const [width, height] = [480, 160];

/** Points of one stroke at most, as x, y and milliseconds. */
const longestStroke = 6000;

/** A sheet to sign on with a finger, a pen or the mouse (approval.md F4). */
export function SignaturePad(props: { isMissing: boolean; onChange: (drawn: Drawn | undefined) => void }) {
  const say = useWords(proofWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<number[][]>([]);
  const began = useRef(0);
  const [isBlank, setBlank] = useState(true);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.lineWidth = 2.5;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#14211c';
  }, []);

  const point = (event: PointerEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = width / box.width;
    const place = (at: number, from: number) => Math.round((at - from) * scale * 10) / 10;
    return [place(event.clientX, box.left), place(event.clientY, box.top)];
  };
  const add = (event: PointerEvent) => {
    const stroke = strokes.current.at(-1);
    if (!stroke || stroke.length >= longestStroke) return;
    const [x, y] = point(event);
    const pen = canvas.current?.getContext('2d');
    const [fromX = x, fromY = y] = stroke.slice(-3);
    pen?.beginPath();
    pen?.moveTo(fromX, fromY);
    pen?.lineTo(x, y);
    pen?.stroke();
    stroke.push(x, y, Math.round(performance.now() - began.current));
  };
  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    if (strokes.current.length === 0) began.current = performance.now();
    strokes.current.push([]);
    add(event);
    setBlank(false);
  };
  const end = () => {
    const [, png = ''] = canvas.current?.toDataURL('image/png').split(',') ?? [];
    if (strokes.current.length > 0) props.onChange({ width, height, strokes: [...strokes.current], png });
  };
  const clear = () => {
    strokes.current = [];
    canvas.current?.getContext('2d')?.clearRect(0, 0, width, height);
    setBlank(true);
    props.onChange(undefined);
  };

  return (
    <div className="signature-pad" data-missing={props.isMissing || undefined}>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={say('sheet')}
        onPointerDown={begin}
        onPointerMove={(event) => event.buttons > 0 && add(event)}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {isBlank ? (
        <span aria-hidden="true">{say('drawHere')}</span>
      ) : (
        <Button size="small" type="text" onClick={clear}>
          {say('clear')}
        </Button>
      )}
    </div>
  );
}
