/**
 * Refusals about who may be proposed, the proposal, the dossiers and the issued documents. The
 * codes, and for each one plain text in both languages.
 */
export const AWARD_REFUSALS = {
  isJudgeOfStanding: 'review/not-a-judge-of-standing',
  mayRecordStanding: 'review/own-standing',
  groundIsDocumented: 'review/ground-undocumented',
  standardsAreChartered: 'award/unknown-standard',
  awardsAreChartered: 'award/unknown-award',
  quotasHold: 'award/over-quota',
  oneAwardEach: 'award/more-than-one-each',
  proposedAreVotable: 'award/not-votable',
  resultAllowsEach: 'award/not-in-line',
  higherAwardsFirst: 'award/against-the-vote',
  standardsAreAttested: 'award/standards-not-attested',
  notTwiceRunning: 'award/twice-running',
  hasNotAnswered: 'award/already-answered',
  proposalIsCurrent: 'award/proposal-not-current',
  concurrenceIsReached: 'award/concurrence-missing',
  proposalDoorIsOpen: 'award/too-late',
  awardIsGranted: 'award/not-granted',
  handlesDossiers: 'dossier/not-to-handle',
  mayHandleDossier: 'dossier/of-another',
  awardIsProposed: 'dossier/not-proposed',
  dossierIsInOwnHands: 'dossier/with-authority',
  partsAreKnown: 'dossier/unknown-part',
  signaturesSuffice: 'dossier/signature-too-weak',
  dossierIsPrepared: 'dossier/not-prepared',
  dossierIsComplete: 'dossier/incomplete',
  dossierNamesMinutes: 'dossier/other-minutes',
  memberIsNotHeld: 'award/member-on-hold',
  latenessIsExplained: 'dossier/late-without-reason',
  dossierIsWithAuthority: 'dossier/not-with-authority',
  dossierIsSubmitted: 'dossier/not-submitted',
  dossierIsAppraised: 'dossier/not-appraised',
  agencyHasNotAnswered: 'dossier/agency-already-answered',
  awardMayBeDecided: 'award/not-ready',
  reasonIsGiven: 'award/reason-missing',
  documentIsDue: 'document/too-early',
  numberIsFree: 'document/number-taken',
  numbersAreLeft: 'document/too-many',
  entriesArePast: 'document/entries-ahead',
} as const;

type Texts = Readonly<Record<(typeof AWARD_REFUSALS)[keyof typeof AWARD_REFUSALS], string>>;

export const awardRefusalsEn = {
  'review/not-a-judge-of-standing':
    'Only the cluster chair, the deputy chair or the higher authority records eligibility.',
  'review/own-standing':
    'The chair records the eligibility of the other members. Its own is recorded by the higher authority or, where the charter says so, by the deputy chair.',
  'review/ground-undocumented':
    'A member on hold or ineligible needs a ground from the charter and a document. An eligible member needs no ground, leave it empty; lifting a hold or a bar needs a document.',
  'award/unknown-standard': 'The charter asks for no such standard of any award.',
  'award/unknown-award':
    'The proposal names an award that the charter does not have. Propose only the charter’s awards.',
  'award/over-quota': 'An award is proposed for more members than the charter’s quota allows.',
  'award/more-than-one-each':
    'A member stands in the proposal more often than the charter allows. Name it once for an award, and for one award only where the charter says so.',
  'award/not-votable':
    'A member is proposed that may not be nominated: it is not on this year’s list, is ineligible or on hold, or has not signed the pledge.',
  'award/not-in-line':
    'Somebody proposed is not in line for this award: it did not pass the vote, is not ranked, or was not agreed on.',
  'award/against-the-vote':
    'The proposal passes over a member that stands before another, or leaves a place empty. Follow the result, the highest award first.',
  'award/standards-not-attested':
    'The standards of this award are not attested with a document for everyone proposed.',
  'award/twice-running':
    'The charter gives this award to nobody two years running, and somebody proposed got it or is still proposed for it from the year before.',
  'award/already-answered':
    'Your organisation has already answered this proposal. It answers again only if the proposal is replaced.',
  'award/proposal-not-current':
    'This is not the present award proposal. Read the present proposal and go on from there.',
  'award/concurrence-missing':
    'Fewer members concur with the proposal than the charter asks for. More must concur, or the proposal must be changed.',
  'award/too-late': 'The last day for submitting the award proposal has passed.',
  'award/not-granted': 'Only an award that was granted can be revoked.',
  'dossier/not-to-handle':
    'The charter leaves dossiers to others: to the head of the cluster, or to each proposed member.',
  'dossier/of-another': 'This dossier is not for your organisation to handle.',
  'dossier/not-proposed': 'The member named is not proposed for this award.',
  'dossier/with-authority':
    'The dossier is with the authority or decided, and cannot be changed now.',
  'dossier/unknown-part': 'The dossier names a part that the charter does not ask for.',
  'dossier/signature-too-weak':
    'A part carries a weaker kind of signature than the charter asks for.',
  'dossier/not-prepared': 'The dossier is not prepared, or it has already been submitted.',
  'dossier/incomplete':
    'The dossier lacks a part that is asked for: proposal, achievement report, minutes, voting result where there was a vote, and what the charter adds.',
  'dossier/other-minutes':
    'The dossier names other minutes or another proposal letter than those of this year.',
  'award/member-on-hold':
    'This member is on hold or ineligible. Its award can be submitted once it is recorded as eligible.',
  'dossier/late-without-reason': 'The dossier is late. Give the reason.',
  'dossier/not-with-authority': 'The dossier is not with the authority.',
  'dossier/not-submitted': 'The dossier has not been submitted, or is being appraised already.',
  'dossier/not-appraised': 'The dossier is not being appraised.',
  'dossier/agency-already-answered': 'This agency has already answered on the dossier.',
  'award/not-ready':
    'The award is decided already, or its dossier is not being appraised. Without an appraisal an award may be refused, but not granted.',
  'award/reason-missing': 'A refusal needs its reason, so that the city learns why.',
  'document/too-early': 'What this document tells of has not happened yet.',
  'document/number-taken':
    'A document of this kind already has this number in this year. Take the next one.',
  'document/too-many': 'No more documents of this kind can be issued for this year.',
  'document/entries-ahead': 'The document cannot be made from entries that do not exist yet.',
} as const satisfies Texts;

export const awardRefusalsVi = {
  'review/not-a-judge-of-standing':
    'Chỉ Cụm trưởng, Cụm phó hoặc cơ quan có thẩm quyền cấp trên mới được ghi nhận điều kiện xét.',
  'review/own-standing':
    'Cụm trưởng ghi nhận điều kiện xét của các đơn vị khác. Điều kiện xét của chính Cụm trưởng do cơ quan cấp trên ghi nhận, hoặc do Cụm phó nếu quy chế Cụm quy định như vậy.',
  'review/ground-undocumented':
    'Khi ghi nhận tạm hoãn xét hoặc không đủ điều kiện, phải nêu căn cứ có trong quy chế Cụm và kèm văn bản. Khi ghi nhận đủ điều kiện thì bỏ trống căn cứ; nếu đơn vị đang tạm hoãn xét hoặc không đủ điều kiện thì phải kèm văn bản.',
  'award/unknown-standard':
    'Quy chế Cụm không yêu cầu tiêu chuẩn này với hình thức khen thưởng nào.',
  'award/unknown-award':
    'Trong đề nghị có hình thức khen thưởng không thuộc quy chế Cụm. Chỉ được đề nghị các hình thức có trong quy chế.',
  'award/over-quota':
    'Có hình thức khen thưởng được đề nghị cho nhiều đơn vị hơn số lượng quy định trong quy chế Cụm.',
  'award/more-than-one-each':
    'Có đơn vị được nêu tên nhiều lần hơn quy chế Cụm cho phép. Mỗi hình thức chỉ nêu tên đơn vị một lần, và chỉ một hình thức cho mỗi đơn vị nếu quy chế quy định như vậy.',
  'award/not-votable':
    'Trong đề nghị có đơn vị không được xét khen thưởng: không thuộc danh sách của năm này, không đủ điều kiện hoặc đang tạm hoãn xét, hoặc chưa ký giao ước.',
  'award/not-in-line':
    'Có đơn vị không thuộc diện được đề nghị hình thức này: chưa đạt biểu quyết, chưa được xếp hạng hoặc chưa được thống nhất.',
  'award/against-the-vote':
    'Đề nghị bỏ qua đơn vị đứng trước hoặc để trống chỉ tiêu. Đề nghị theo đúng kết quả, hình thức cao nhất trước.',
  'award/standards-not-attested':
    'Chưa xác nhận bằng văn bản đủ tiêu chuẩn của hình thức khen thưởng này cho mọi đơn vị được đề nghị.',
  'award/twice-running':
    'Quy chế Cụm không tặng hình thức này hai năm liền; có đơn vị đã được hoặc đang được đề nghị từ năm trước.',
  'award/already-answered':
    'Quý đơn vị đã cho ý kiến về đề nghị này. Chỉ phải cho ý kiến lại nếu đề nghị được thay thế.',
  'award/proposal-not-current':
    'Đây không phải đề nghị khen thưởng hiện hành. Đề nghị đọc bản hiện hành rồi thực hiện tiếp.',
  'award/concurrence-missing':
    'Chưa đủ số đơn vị nhất trí theo quy chế Cụm. Cần thêm đơn vị nhất trí, hoặc phải sửa đề nghị khen thưởng.',
  'award/too-late': 'Đã hết thời hạn trình đề nghị khen thưởng.',
  'award/not-granted': 'Chỉ có thể hủy bỏ, thu hồi hình thức khen thưởng đã có quyết định tặng.',
  'dossier/not-to-handle':
    'Theo quy chế Cụm, hồ sơ do Cụm trưởng hoặc do từng đơn vị được đề nghị lập và trình.',
  'dossier/of-another': 'Quý đơn vị không lập hoặc trình hồ sơ này.',
  'dossier/not-proposed': 'Đơn vị được nêu không được đề nghị hình thức khen thưởng này.',
  'dossier/with-authority': 'Hồ sơ đang ở cơ quan cấp trên hoặc đã được quyết định, không thể sửa.',
  'dossier/unknown-part': 'Hồ sơ có thành phần mà quy chế Cụm không yêu cầu.',
  'dossier/signature-too-weak':
    'Có thành phần hồ sơ có loại chữ ký chưa đạt yêu cầu của quy chế Cụm.',
  'dossier/not-prepared': 'Hồ sơ chưa được lập hoặc đã được trình.',
  'dossier/incomplete':
    'Hồ sơ thiếu thành phần: tờ trình, báo cáo thành tích, biên bản, kết quả biểu quyết nếu có, và phần quy chế yêu cầu thêm.',
  'dossier/other-minutes': 'Hồ sơ nêu biên bản hoặc tờ trình khác với văn bản của năm này.',
  'award/member-on-hold':
    'Đơn vị này đang tạm hoãn xét hoặc không đủ điều kiện. Chỉ trình khen thưởng khi đã ghi nhận đơn vị đủ điều kiện.',
  'dossier/late-without-reason': 'Hồ sơ trình muộn. Đề nghị nêu lý do.',
  'dossier/not-with-authority': 'Hồ sơ không ở cơ quan cấp trên.',
  'dossier/not-submitted': 'Hồ sơ chưa được trình hoặc đã đang thẩm định.',
  'dossier/not-appraised': 'Hồ sơ không ở giai đoạn thẩm định.',
  'dossier/agency-already-answered': 'Cơ quan này đã cho ý kiến về hồ sơ.',
  'award/not-ready':
    'Đã có quyết định về đề nghị khen thưởng này, hoặc hồ sơ không ở giai đoạn thẩm định. Khi chưa thẩm định, chỉ có thể quyết định không khen thưởng.',
  'award/reason-missing': 'Quyết định không khen thưởng phải nêu lý do để đơn vị được biết.',
  'document/too-early': 'Sự việc mà văn bản này ghi lại chưa diễn ra.',
  'document/number-taken':
    'Số này đã được dùng cho loại văn bản này trong năm. Đề nghị lấy số tiếp theo.',
  'document/too-many': 'Không thể phát hành thêm văn bản loại này cho năm này.',
  'document/entries-ahead': 'Không thể lập văn bản từ các mục chưa có trong nhật ký.',
} as const satisfies Texts;
