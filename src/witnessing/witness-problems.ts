/**
 * Why a witness has not cosigned the newest head, in both languages. What a witness really wrote is
 * never shown: the address might be one that the reader cannot reach and the server can.
 */
import type { Language } from '../../workflows/index.js';

const english = {
  unreachable: 'The witness cannot be reached.',
  'too-slow': 'The witness did not answer in time.',
  redirects: 'The witness sends us to another address, which the charter does not name.',
  'too-large': 'The witness answered more than any witness needs to.',
  'bad-request': 'The witness does not understand our request.',
  'key-not-trusted': 'The witness does not trust the key that signed the head.',
  'log-not-known': 'The witness does not know this journal.',
  contradicted: 'The witness has seen a history that contradicts ours. Both must be examined.',
  ahead: 'The witness has cosigned more entries than the journal has here.',
  'bad-answer': 'The answer of the witness is not one that the protocol knows.',
  'bad-cosignature': 'The cosignature does not verify under the key in the charter.',
  'other-status': 'The witness answered with a status that the protocol does not know.',
  'not-stored': 'The cosignature could not be stored here.',
} as const;

export type WitnessProblem = keyof typeof english;

const vietnamese: Readonly<Record<WitnessProblem, string>> = {
  unreachable: 'Không kết nối được với bên làm chứng.',
  'too-slow': 'Bên làm chứng không trả lời kịp.',
  redirects: 'Bên làm chứng chuyển sang một địa chỉ khác mà quy chế không nêu.',
  'too-large': 'Bên làm chứng trả lời dài quá mức cần thiết.',
  'bad-request': 'Bên làm chứng không hiểu yêu cầu của máy chủ.',
  'key-not-trusted': 'Bên làm chứng không tin khóa đã ký điểm kiểm soát.',
  'log-not-known': 'Bên làm chứng không biết nhật ký này.',
  contradicted: 'Bên làm chứng đã thấy một lịch sử trái với ở đây. Phải kiểm tra cả hai.',
  ahead: 'Bên làm chứng đã ký xác nhận nhiều mục hơn số mục của nhật ký ở đây.',
  'bad-answer': 'Câu trả lời của bên làm chứng không đúng giao thức.',
  'bad-cosignature': 'Chữ ký xác nhận không khớp với khóa trong quy chế.',
  'other-status': 'Bên làm chứng trả lời bằng mã mà giao thức không có.',
  'not-stored': 'Không lưu được chữ ký xác nhận tại đây.',
};

/** What is the case with a witness, in a sentence. */
export const witnessProblemText = (problem: WitnessProblem, language: Language): string =>
  language === 'vi' ? vietnamese[problem] : english[problem];
