/**
 * Refusals about the vote, its count, and the minutes of the review. The codes, and for each one
 * plain text in both languages.
 */
export const VOTE_REFUSALS = {
  votesAreHeld: 'vote/none-chartered',
  nothingIsReopened: 'vote/score-reopened',
  presentAreMembers: 'review/present-not-members',
  electorsFitCharter: 'vote/electors-unfit',
  tellersFitCharter: 'vote/tellers-unfit',
  presentReachQuorum: 'vote/quorum-out-of-reach',
  isElector: 'vote/not-an-elector',
  ballotsAreOpen: 'vote/ballots-are-sealed',
  ballotsAreSealed: 'vote/ballots-are-open',
  awardIsVotedOn: 'review/unknown-award',
  hasNotVoted: 'review/already-voted',
  absentMayVote: 'vote/absent',
  opinionIsWritten: 'vote/written-opinion-unclear',
  candidatesAreVotable: 'review/candidate-not-votable',
  votesOnOthersOnly: 'review/own-candidacy',
  voteDoorIsOpen: 'review/voting-too-late',
  mayCloseVote: 'vote/not-to-close',
  hasNotClosedVote: 'vote/already-closed',
  voteHasQuorum: 'review/no-quorum',
  ballotFitsCommitment: 'vote/opening-differs',
  ballotsAreOpened: 'vote/ballots-still-sealed',
  isTeller: 'vote/not-a-teller',
  countIsCurrent: 'vote/count-not-current',
  hasNotSignedCount: 'vote/count-already-signed',
  tellersHaveSigned: 'vote/count-unsigned',
  roundsAreLeft: 'vote/no-round-left',
  awardsAreUnfilled: 'vote/award-filled',
  candidatesAreLeft: 'vote/no-candidate-left',
  noVoteIsHeld: 'vote/vote-first',
  resultsFitDecision: 'vote/results-unfit',
  isMinutesSigner: 'review/not-a-signer',
  hasNotSignedMinutes: 'review/minutes-already-signed',
  hasNotObjected: 'vote/already-objected',
  minutesAreCurrent: 'review/minutes-not-current',
  minutesDoorIsOpen: 'review/minutes-too-late',
  minutesAreSigned: 'review/minutes-unsigned',
  nobodyObjects: 'vote/objection-stands',
} as const;

type Texts = Readonly<Record<(typeof VOTE_REFUSALS)[keyof typeof VOTE_REFUSALS], string>>;

export const voteRefusalsEn = {
  'vote/none-chartered': 'The charter decides without a vote. Put forward the minutes.',
  'vote/score-reopened': 'A final score is open for correction. Correct it first.',
  'review/present-not-members':
    'Somebody named as present is not on this year’s list of members. Correct the list of those present.',
  'vote/electors-unfit':
    'The electors do not fit the charter: where members vote nobody is named, where a council votes each person once under its member.',
  'vote/tellers-unfit':
    'The charter asks for more tellers, or a teller is named twice or is no member of this year.',
  'vote/quorum-out-of-reach':
    'Those present are too few for the quorum, and the charter takes no written opinions. Open the vote when more are present.',
  'vote/not-an-elector': 'You are not among the electors of this vote.',
  'vote/ballots-are-sealed': 'The charter seals ballots: hand yours in sealed.',
  'vote/ballots-are-open': 'The charter has open ballots: hand yours in as it is.',
  'review/unknown-award': 'This award is not voted on in this round. Choose one that is.',
  'review/already-voted':
    'Your organisation has already voted on this award. A vote cannot be changed.',
  'vote/absent':
    'Your organisation is not recorded as present, and the charter takes no written opinions.',
  'vote/written-opinion-unclear':
    'An absent elector names the document of its written opinion; one that is present names none.',
  'review/candidate-not-votable':
    'Somebody on the ballot cannot be voted on: it is no member of this year, is held or barred, has not signed the pledge, or has already passed.',
  'review/own-candidacy':
    'By the charter, a member does not vote on itself. Leave your own organisation out of the ballot.',
  'review/voting-too-late': 'The last day for voting has passed.',
  'vote/not-to-close': 'An open vote is closed by the chair, a sealed one by the members.',
  'vote/already-closed': 'Your organisation has already said that the vote may be closed.',
  'review/no-quorum': 'On at least one award too few members have voted for the vote to be valid.',
  'vote/opening-differs':
    'This ballot is not the one that was sealed: the elector, the award, the choices or the nonce differ, or nothing is sealed there any more.',
  'vote/ballots-still-sealed':
    'Ballots are still sealed, and the time to open them is not over. Members can open the ballots of one that does not.',
  'vote/not-a-teller': 'Your organisation was not named as a teller of this vote.',
  'vote/count-not-current': 'This is not the count that stands now. Read it again.',
  'vote/count-already-signed': 'Your organisation has already signed the count.',
  'vote/count-unsigned': 'Not every teller has signed the count.',
  'vote/no-round-left': 'The charter allows no further round of this vote.',
  'vote/award-filled':
    'Another round is only for awards for which too few have passed, each named once.',
  'vote/no-candidate-left':
    'Nobody is left to be voted on for this award: everybody has passed, or may not be voted on.',
  'vote/vote-first': 'The charter asks for a vote. Open the vote first.',
  'vote/results-unfit':
    'By consensus the minutes name who was agreed on, within the quotas, each where the charter lets it stand, and nobody who is barred; otherwise the minutes name nobody.',
  'review/not-a-signer':
    'The review minutes are signed by those whom the charter names: all members on this year’s list, or those present at the vote.',
  'review/minutes-already-signed':
    'Your organisation has already signed these review minutes. It signs again only if new minutes are put forward.',
  'vote/already-objected': 'Your organisation has already objected to these minutes.',
  'review/minutes-not-current':
    'These are not the present review minutes. Read the present minutes and go on from there.',
  'review/minutes-too-late': 'The last day for signing the review minutes has passed.',
  'review/minutes-unsigned': 'Not everybody who must sign the review minutes has signed them yet.',
  'vote/objection-stands': 'A member objects, so there is no consensus. Put forward new minutes.',
} as const satisfies Texts;

export const voteRefusalsVi = {
  'vote/none-chartered': 'Quy chế Cụm không biểu quyết. Đề nghị trình biên bản bình xét.',
  'vote/score-reopened': 'Đang mở lại một điểm đã chốt để sửa. Đề nghị sửa xong trước.',
  'review/present-not-members':
    'Có đơn vị được ghi là có mặt nhưng không thuộc danh sách thành viên của năm này. Đề nghị sửa lại danh sách có mặt.',
  'vote/electors-unfit':
    'Cử tri không đúng quy chế: khi đơn vị biểu quyết thì không nêu tên ai; khi hội đồng biểu quyết thì mỗi người nêu một lần theo đơn vị.',
  'vote/tellers-unfit':
    'Chưa đủ người kiểm phiếu theo quy chế, hoặc có người nêu hai lần hay không thuộc đơn vị của năm này.',
  'vote/quorum-out-of-reach':
    'Số đơn vị có mặt chưa đủ tỷ lệ để biểu quyết và quy chế Cụm không nhận ý kiến bằng văn bản. Đề nghị mở biểu quyết khi có mặt đủ.',
  'vote/not-an-elector': 'Quý vị không thuộc thành phần biểu quyết.',
  'vote/ballots-are-sealed':
    'Quy chế Cụm niêm phong phiếu biểu quyết: đề nghị nộp phiếu niêm phong.',
  'vote/ballots-are-open': 'Quy chế Cụm biểu quyết công khai: đề nghị nộp phiếu không niêm phong.',
  'review/unknown-award':
    'Vòng này không biểu quyết hình thức khen thưởng này. Đề nghị chọn hình thức đang được biểu quyết.',
  'review/already-voted':
    'Quý đơn vị đã biểu quyết về hình thức khen thưởng này. Ý kiến biểu quyết không thay đổi được.',
  'vote/absent': 'Quý đơn vị không có mặt và quy chế Cụm không nhận ý kiến bằng văn bản.',
  'vote/written-opinion-unclear':
    'Người vắng mặt phải nêu văn bản ý kiến; người có mặt thì không nêu.',
  'review/candidate-not-votable':
    'Trên phiếu có đơn vị không được biểu quyết: không thuộc năm này, đang tạm hoãn hoặc không đủ điều kiện, chưa ký giao ước, hoặc đã đạt.',
  'review/own-candidacy':
    'Theo quy chế Cụm, đơn vị không tự biểu quyết cho mình. Đề nghị bỏ tên Quý đơn vị khỏi phiếu.',
  'review/voting-too-late': 'Đã hết thời hạn biểu quyết.',
  'vote/not-to-close':
    'Biểu quyết công khai do Cụm trưởng kết thúc, phiếu niêm phong do các đơn vị thành viên.',
  'vote/already-closed': 'Quý đơn vị đã đồng ý kết thúc biểu quyết.',
  'review/no-quorum':
    'Có hình thức khen thưởng chưa đủ số đơn vị biểu quyết để kết quả có giá trị.',
  'vote/opening-differs':
    'Đây không phải phiếu đã niêm phong: khác cử tri, hình thức khen thưởng, lựa chọn hoặc mã bí mật, hoặc không còn phiếu niêm phong nào.',
  'vote/ballots-still-sealed':
    'Còn phiếu niêm phong và chưa hết thời hạn mở. Các đơn vị có thể mở thay cho đơn vị không mở.',
  'vote/not-a-teller': 'Quý đơn vị không được cử kiểm phiếu.',
  'vote/count-not-current': 'Đây không phải kết quả kiểm phiếu hiện hành. Đề nghị xem lại.',
  'vote/count-already-signed': 'Quý đơn vị đã ký kết quả kiểm phiếu.',
  'vote/count-unsigned': 'Chưa đủ chữ ký của người kiểm phiếu.',
  'vote/no-round-left': 'Quy chế Cụm không cho biểu quyết thêm vòng.',
  'vote/award-filled':
    'Chỉ biểu quyết thêm vòng với hình thức khen thưởng chưa đủ đơn vị đạt, mỗi hình thức nêu một lần.',
  'vote/no-candidate-left':
    'Không còn đơn vị nào để biểu quyết cho hình thức khen thưởng này: các đơn vị đều đã đạt hoặc không được biểu quyết.',
  'vote/vote-first': 'Quy chế Cụm yêu cầu biểu quyết. Đề nghị mở biểu quyết trước.',
  'vote/results-unfit':
    'Theo hình thức thống nhất, biên bản nêu đơn vị được thống nhất, trong số lượng quy định, đúng quy chế và đủ điều kiện; các hình thức khác thì không nêu.',
  'review/not-a-signer':
    'Biên bản bình xét do những đơn vị được quy chế Cụm chỉ định ký: tất cả thành viên trong danh sách của năm, hoặc những đơn vị có mặt khi biểu quyết.',
  'review/minutes-already-signed':
    'Quý đơn vị đã ký biên bản bình xét này. Chỉ phải ký lại nếu có biên bản mới.',
  'vote/already-objected': 'Quý đơn vị đã ghi ý kiến không đồng ý với biên bản này.',
  'review/minutes-not-current':
    'Đây không phải biên bản bình xét hiện hành. Đề nghị đọc biên bản hiện hành rồi thực hiện tiếp.',
  'review/minutes-too-late': 'Đã hết thời hạn ký biên bản bình xét.',
  'review/minutes-unsigned': 'Còn đơn vị phải ký biên bản bình xét nhưng chưa ký.',
  'vote/objection-stands':
    'Còn đơn vị không đồng ý nên chưa có thống nhất. Đề nghị trình biên bản mới.',
} as const satisfies Texts;
