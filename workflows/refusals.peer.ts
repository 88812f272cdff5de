/**
 * Refusals about drawing lots, judging each other, and what is sealed until a round is closed. The
 * codes, and for each one plain text in both languages.
 */
export const PEER_REFUSALS = {
  noNonceIsRevealed: 'peer/lots-being-revealed',
  boxFitsCharter: 'peer/box-unfit',
  boxIsItsOwn: 'peer/box-of-another',
  conflictsNameOthers: 'peer/conflict-unclear',
  everyoneHasEntered: 'peer/draw-incomplete',
  hasNotRevealed: 'peer/already-revealed',
  nonceFitsCommitment: 'peer/nonce-differs',
  noncesAreRevealed: 'peer/lots-hidden',
  sheetsAreOpen: 'peer/sheets-are-sealed',
  sheetsAreSealed: 'peer/sheets-are-open',
  sheetIsAssigned: 'peer/not-assigned',
  sheetCriteriaAreCurrent: 'peer/criteria-not-current',
  sheetPointsFit: 'peer/points-off-criteria',
  peerDoorIsOpen: 'peer/too-late',
  mayCloseSheets: 'peer/not-to-close',
  hasNotClosedSheets: 'peer/already-closed',
  sheetsAreIn: 'peer/sheets-missing',
  openingFitsCommitment: 'peer/opening-differs',
  sheetsAreOpened: 'peer/sheets-still-sealed',
  roundIsSealed: 'seal/nothing-sealed',
  hasNotDeposited: 'seal/already-deposited',
  hasDeposited: 'seal/no-shares-left',
  sharesReachTheOthers: 'seal/shares-miss-somebody',
  secretIsKept: 'seal/nothing-kept',
  hasNotReleased: 'seal/already-released',
} as const;

type Texts = Readonly<Record<(typeof PEER_REFUSALS)[keyof typeof PEER_REFUSALS], string>>;

export const peerRefusalsEn = {
  'peer/lots-being-revealed': 'The lots are being revealed; nobody can enter the draw any more.',
  'peer/box-unfit': 'A key for shares is given where scores or ballots are sealed, and only there.',
  'peer/box-of-another': 'Another member has already given this key.',
  'peer/conflict-unclear':
    'A conflict names somebody who is not another member of this year, or names one twice.',
  'peer/draw-incomplete':
    'Not every member has entered the draw. It goes on without the missing ones only once the deadline for peer scoring has passed and enough have entered.',
  'peer/already-revealed': 'Your organisation has already revealed its lot.',
  'peer/nonce-differs': 'This is not the lot that your organisation committed to when it entered.',
  'peer/lots-hidden':
    'Not every lot is revealed. The draw is closed without the missing ones only once the deadline for peer scoring has passed and enough are there.',
  'peer/sheets-are-sealed': 'The charter seals score sheets: hand yours in sealed.',
  'peer/sheets-are-open': 'The charter has open score sheets: hand yours in as it is.',
  'peer/not-assigned':
    'Your organisation is not to judge this member: it is itself, a conflict was declared, or the lots gave it others.',
  'peer/criteria-not-current': 'The sheet is for other criteria than those in force.',
  'peer/points-off-criteria':
    'The points do not fit the criteria: every leaf that is assigned to the member judged has points, no other leaf has, and none exceeds its maximum.',
  'peer/too-late': 'The time for peer scoring has passed, and the charter closes the door then.',
  'peer/not-to-close': 'Open score sheets are closed by the chair, sealed ones by the members.',
  'peer/already-closed': 'Your organisation has already said that peer scoring may be closed.',
  'peer/sheets-missing':
    'Score sheets are still missing, and the deadline for peer scoring has not passed.',
  'peer/opening-differs':
    'This sheet is not the one that was sealed: the reviewer, the member, the points or the nonce differ, or nothing is sealed there any more.',
  'peer/sheets-still-sealed':
    'Sheets are still sealed, and the time to open them is not over. Members can open the sheets of one that does not.',
  'seal/nothing-sealed': 'Nothing is sealed in this round, so no secret has to be kept.',
  'seal/already-deposited':
    'The shares of this round’s secret have already been left with the others.',
  'seal/no-shares-left':
    'First leave the shares of this round’s secret with the other members, so that nobody can hold up the opening.',
  'seal/shares-miss-somebody':
    'There must be one share for each other member that gave a key in the draw, and no other.',
  'seal/nothing-kept':
    'Your organisation keeps no share of this secret, or nothing of it is sealed any more.',
  'seal/already-released': 'Your organisation has already given this share away.',
} as const satisfies Texts;

export const peerRefusalsVi = {
  'peer/lots-being-revealed': 'Đang mở thăm; không thể tham gia bốc thăm nữa.',
  'peer/box-unfit':
    'Chỉ nêu khóa nhận phần niêm phong khi quy chế có niêm phong phiếu, và khi đó thì bắt buộc.',
  'peer/box-of-another': 'Khóa này đã được đơn vị khác nêu.',
  'peer/conflict-unclear':
    'Xung đột lợi ích nêu bên không phải đơn vị khác của năm này, hoặc nêu hai lần.',
  'peer/draw-incomplete':
    'Chưa đủ mọi đơn vị tham gia bốc thăm. Chỉ tiếp tục khi đã hết thời hạn chấm chéo và đủ số đơn vị theo quy chế.',
  'peer/already-revealed': 'Quý đơn vị đã mở thăm.',
  'peer/nonce-differs': 'Đây không phải thăm mà quý đơn vị đã cam kết khi tham gia.',
  'peer/lots-hidden':
    'Chưa mở đủ thăm. Chỉ công bố kết quả khi thiếu thăm nếu đã hết thời hạn chấm chéo và đủ số đơn vị theo quy chế.',
  'peer/sheets-are-sealed': 'Quy chế Cụm niêm phong phiếu chấm chéo: đề nghị nộp phiếu niêm phong.',
  'peer/sheets-are-open': 'Quy chế Cụm chấm chéo công khai: đề nghị nộp phiếu không niêm phong.',
  'peer/not-assigned':
    'Quý đơn vị không chấm đơn vị này: là chính mình, đã khai xung đột lợi ích, hoặc không được phân công.',
  'peer/criteria-not-current': 'Phiếu chấm theo bảng tiêu chí khác bảng đang có hiệu lực.',
  'peer/points-off-criteria':
    'Điểm chưa khớp bảng tiêu chí: phải đủ mọi mục được giao cho đơn vị được chấm, không có mục khác và không vượt điểm tối đa.',
  'peer/too-late': 'Đã hết thời hạn chấm chéo, theo quy chế Cụm thì không nhận nữa.',
  'peer/not-to-close':
    'Phiếu công khai do Cụm trưởng kết thúc, phiếu niêm phong do các đơn vị thành viên.',
  'peer/already-closed': 'Quý đơn vị đã đồng ý kết thúc chấm chéo.',
  'peer/sheets-missing': 'Còn thiếu phiếu chấm chéo và chưa hết thời hạn chấm chéo.',
  'peer/opening-differs':
    'Đây không phải phiếu đã niêm phong: khác đơn vị chấm, đơn vị được chấm, điểm hoặc mã bí mật, hoặc không còn phiếu niêm phong nào.',
  'peer/sheets-still-sealed':
    'Còn phiếu chấm chéo niêm phong và chưa hết thời hạn mở. Các đơn vị có thể mở thay cho đơn vị không mở.',
  'seal/nothing-sealed': 'Vòng này không niêm phong nên không cần gửi khóa.',
  'seal/already-deposited': 'Các phần khóa của vòng này đã được gửi.',
  'seal/no-shares-left':
    'Trước hết cần gửi các phần khóa của vòng này cho đơn vị khác giữ, để không ai cản trở việc mở phiếu.',
  'seal/shares-miss-somebody':
    'Phải có đúng một phần khóa cho mỗi đơn vị khác đã nêu khóa khi bốc thăm.',
  'seal/nothing-kept': 'Quý đơn vị không giữ phần khóa này, hoặc không còn gì niêm phong.',
  'seal/already-released': 'Quý đơn vị đã công bố phần khóa này.',
} as const satisfies Texts;
