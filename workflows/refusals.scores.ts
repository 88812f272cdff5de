/**
 * Refusals about points: criteria, self-scores, verification, explanation, correction and ranking.
 * The codes, and for each one plain text in both languages.
 */
export const SCORE_REFUSALS = {
  pointsAreGiven: 'scores/none-chartered',
  criteriaAreCoherent: 'scores/criteria-do-not-add-up',
  criteriaDoorIsOpen: 'scores/criteria-too-late',
  criteriaAwaitApproval: 'scores/no-criteria-to-approve',
  issuedCriteriaAreCurrent: 'scores/other-criteria',
  hasNotApprovedCriteria: 'scores/criteria-already-approved',
  criteriaAreInForce: 'scores/no-criteria-in-force',
  criteriaAreCurrent: 'review/criteria-not-current',
  figuresFitCriteria: 'scores/figures-off-criteria',
  evidenceIsNamed: 'scores/evidence-missing',
  scoreDoorIsOpen: 'review/scoring-too-late',
  scoresAreIn: 'review/scores-missing',
  isVerifier: 'scores/not-the-verifier',
  mayVerifyNamedMember: 'scores/own-sheet',
  sheetIsSubmitted: 'scores/no-sheet',
  changesFitCriteria: 'scores/changes-off-criteria',
  everySheetIsVerified: 'scores/not-all-verified',
  verificationIsCurrent: 'scores/verification-not-current',
  hasNotAnsweredVerification: 'scores/already-answered',
  explanationIsOpen: 'scores/explanation-too-late',
  explanationIsGiven: 'scores/no-explanation',
  everyMemberIsHeard: 'scores/members-not-heard',
  scoresAreVerified: 'scores/nothing-verified',
  isApproverOfReopening: 'scores/not-the-approver',
  reopeningIsAsked: 'scores/no-reopening-asked',
  reopeningIsCurrent: 'scores/other-reopening',
  hasNotPermitted: 'scores/already-permitted',
  memberIsReopened: 'scores/not-reopened',
} as const;

type Texts = Readonly<Record<(typeof SCORE_REFUSALS)[keyof typeof SCORE_REFUSALS], string>>;

export const scoreRefusalsEn = {
  'scores/none-chartered':
    'The charter gives no points, so there are no criteria. The members decide in another way.',
  'scores/criteria-do-not-add-up':
    'The criteria do not fit together. Check that each row stands once and after its parent, that the maxima of the children add up to that of the parent and the rows at the top to the charter’s total, and that only members of this year are named.',
  'scores/criteria-too-late':
    'The time to issue criteria has passed, and the charter closes the door then.',
  'scores/no-criteria-to-approve': 'No criteria are waiting for approval.',
  'scores/other-criteria':
    'These are not the criteria that are waiting for approval. Read the ones issued last.',
  'scores/criteria-already-approved': 'Your organisation has already approved these criteria.',
  'scores/no-criteria-in-force':
    'No criteria are in force yet. The chair issues them, and the members approve them where the charter asks for it.',
  'review/criteria-not-current':
    'These points refer to other criteria than the present ones. Score against the present criteria.',
  'scores/figures-off-criteria':
    'The figures do not fit the criteria. Give one for every leaf that is assigned to your organisation and for no other, each of the kind that its leaf asks for.',
  'scores/evidence-missing':
    'A leaf that asks for evidence has none, or evidence is named for a leaf that is not assigned to your organisation.',
  'review/scoring-too-late': 'The last day for self-scoring has passed.',
  'review/scores-missing':
    'The charter asks every member to score itself, and some have not done so yet.',
  'scores/not-the-verifier':
    'Your organisation verifies no sheet. The charter says who does; the chair’s own sheet goes to the deputy, or else to the authority.',
  'scores/own-sheet': 'This sheet is not for your organisation to verify: nobody verifies itself.',
  'scores/no-sheet': 'The member named has not scored itself.',
  'scores/changes-off-criteria':
    'A change does not fit the criteria: its leaf is not assigned to this member, or the figure is not of the kind that the leaf asks for.',
  'scores/not-all-verified':
    'Not every sheet is verified yet. The verified scores are published together.',
  'scores/verification-not-current':
    'This is not the verified score of your organisation that stands now. Read it again.',
  'scores/already-answered': 'Your organisation has already answered on its verified score.',
  'scores/explanation-too-late': 'The time to explain oneself has passed.',
  'scores/no-explanation': 'The member named has given no explanation that waits for an answer.',
  'scores/members-not-heard':
    'Not every member has agreed or been answered, and the time to explain oneself is not over or an explanation still waits for an answer.',
  'scores/nothing-verified':
    'The charter has no verification, so there is no verified score to reopen. New criteria open self-scoring again.',
  'scores/not-the-approver':
    'It is not for your organisation to permit this. The charter says who may; never the member concerned or whoever asked for it.',
  'scores/no-reopening-asked': 'Nobody has asked to reopen a final score, or it is open already.',
  'scores/other-reopening': 'This is not the request that stands now. Read the last one.',
  'scores/already-permitted': 'Your organisation has already permitted it.',
  'scores/not-reopened':
    'The score of the member named is final. It must be reopened, with a reason and the approver’s permission, before it is corrected.',
} as const satisfies Texts;

export const scoreRefusalsVi = {
  'scores/none-chartered':
    'Quy chế Cụm không chấm điểm nên không có bảng tiêu chí. Các đơn vị quyết định theo cách khác.',
  'scores/criteria-do-not-add-up':
    'Bảng tiêu chí chưa khớp. Đề nghị kiểm tra: mỗi dòng chỉ có một lần và đứng sau dòng cha; tổng điểm tối đa của các dòng con bằng dòng cha, các dòng trên cùng bằng tổng điểm theo quy chế; chỉ nêu đơn vị của năm này.',
  'scores/criteria-too-late':
    'Đã hết thời hạn ban hành bảng tiêu chí, theo quy chế Cụm thì không nhận nữa.',
  'scores/no-criteria-to-approve': 'Không có bảng tiêu chí nào đang chờ đồng ý.',
  'scores/other-criteria':
    'Đây không phải bảng tiêu chí đang chờ đồng ý. Đề nghị xem bảng ban hành sau cùng.',
  'scores/criteria-already-approved': 'Quý đơn vị đã đồng ý với bảng tiêu chí này.',
  'scores/no-criteria-in-force':
    'Chưa có bảng tiêu chí nào có hiệu lực. Cụm trưởng ban hành, các đơn vị đồng ý nếu quy chế yêu cầu.',
  'review/criteria-not-current':
    'Điểm được chấm theo bảng tiêu chí khác với bảng hiện hành. Đề nghị chấm theo bảng tiêu chí hiện hành.',
  'scores/figures-off-criteria':
    'Số liệu chưa khớp bảng tiêu chí. Đề nghị nhập đủ mọi mục được giao cho đơn vị, không nhập mục khác, và đúng loại của từng mục.',
  'scores/evidence-missing':
    'Có mục cần minh chứng mà chưa nêu, hoặc nêu minh chứng cho mục không được giao cho đơn vị.',
  'review/scoring-too-late': 'Đã hết thời hạn tự chấm điểm.',
  'review/scores-missing':
    'Quy chế Cụm yêu cầu mọi đơn vị thành viên tự chấm điểm, và còn đơn vị chưa thực hiện.',
  'scores/not-the-verifier':
    'Quý đơn vị không thẩm định điểm. Quy chế Cụm nêu ai thẩm định; phiếu của Cụm trưởng do Cụm phó hoặc cơ quan cấp trên thẩm định.',
  'scores/own-sheet': 'Quý đơn vị không thẩm định phiếu này: không ai tự thẩm định điểm của mình.',
  'scores/no-sheet': 'Đơn vị được nêu chưa gửi bảng tự chấm điểm.',
  'scores/changes-off-criteria':
    'Có thay đổi không khớp bảng tiêu chí: mục không được giao cho đơn vị này, hoặc số liệu không đúng loại của mục.',
  'scores/not-all-verified': 'Chưa thẩm định xong mọi phiếu. Điểm thẩm định được công bố cùng lúc.',
  'scores/verification-not-current':
    'Đây không phải điểm thẩm định hiện hành của quý đơn vị. Đề nghị xem lại.',
  'scores/already-answered': 'Quý đơn vị đã cho ý kiến về điểm thẩm định của mình.',
  'scores/explanation-too-late': 'Đã hết thời hạn giải trình.',
  'scores/no-explanation': 'Đơn vị được nêu không có giải trình nào đang chờ trả lời.',
  'scores/members-not-heard':
    'Chưa phải mọi đơn vị đã nhất trí hoặc được trả lời; thời hạn giải trình chưa hết hoặc còn giải trình chờ trả lời.',
  'scores/nothing-verified':
    'Quy chế Cụm không có thẩm định nên không có điểm thẩm định để mở lại. Bảng tiêu chí mới sẽ mở lại việc tự chấm điểm.',
  'scores/not-the-approver':
    'Quý đơn vị không có quyền cho phép việc này. Quy chế Cụm nêu ai được cho phép; không phải đơn vị liên quan hay đơn vị đề nghị.',
  'scores/no-reopening-asked': 'Chưa ai đề nghị mở lại điểm đã chốt, hoặc điểm đã được mở.',
  'scores/other-reopening': 'Đây không phải đề nghị hiện hành. Đề nghị xem đề nghị sau cùng.',
  'scores/already-permitted': 'Quý đơn vị đã cho phép.',
  'scores/not-reopened':
    'Điểm của đơn vị được nêu đã chốt. Phải được mở lại, có lý do và được cho phép, rồi mới sửa.',
} as const satisfies Texts;
