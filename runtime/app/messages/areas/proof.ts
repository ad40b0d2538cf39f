import { defineWords } from '../define-words.ts';

/** What goes with a decision besides words: a signature, files. */
export const proofWords = defineWords({
  'zh-CN': {
    signature: '签名',
    signatureRequired: '签名（必填）',
    way: '签名方式',
    drawn: '手写',
    seal: '印章',
    last: '上次签名',
    sheet: '手写签名区，可用手指、笔或鼠标书写；也可改用印章',
    drawHere: '在此签名',
    clear: '重写',
    password: '登录密码',
    missing: '请签名后再提交',
    sealChoose: '选择印章图片（PNG）',
    sealKeep: '保存印章',
    attach: '添加附件',
  },
  en: {
    signature: 'Signature',
    signatureRequired: 'Signature (required)',
    way: 'How to sign',
    drawn: 'Draw',
    seal: 'Seal',
    last: 'My last signature',
    sheet: 'A sheet to sign on with a finger, a pen or the mouse; or use your seal',
    drawHere: 'Sign here',
    clear: 'Start over',
    password: 'Your password',
    missing: 'Please sign first',
    sealChoose: 'Choose a picture of your seal (PNG)',
    sealKeep: 'Keep the seal',
    attach: 'Add files',
  },
});
