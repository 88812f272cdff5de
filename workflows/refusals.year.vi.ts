/**
 * Refusals in Vietnamese that belong to one emulation year: its deadlines and list of members, and
 * each of its steps from the launch to the handover. Only `refusals.vi.ts` reads it; a code of a
 * year that has no text here does not compile.
 */
import type { RefusalCodeOfYear } from './refusals.year.en.js';

export const refusalsOfYearVi = {
  // The conduct of a year.
  'deadline/not-set':
    'Không có thời hạn này: quy chế Cụm không đặt ra, hoặc thời hạn chưa bắt đầu tính.',
  'deadline/not-due': 'Thời hạn này chưa hết.',
  'deadline/already-due': 'Thời hạn này đã hết nên không thể gia hạn nữa.',
  'deadline/already-recorded': 'Việc hết thời hạn này đã được ghi nhận.',
  'deadline/extension-not-later': 'Thời hạn mới phải muộn hơn thời hạn hiện tại.',
  'deadline/no-extension-proposed':
    'Hiện không có đề nghị gia hạn nào đang lấy ý kiến. Cụm trưởng đề nghị gia hạn trước.',
  'deadline/extension-not-current':
    'Đề nghị gia hạn này không còn lấy ý kiến: đã có hiệu lực, đã được thay thế hoặc đã quá hạn. Đề nghị xem đề nghị hiện hành.',
  'deadline/extension-already-approved':
    'Quý đơn vị đã đồng ý với đề nghị gia hạn này. Việc gia hạn có hiệu lực khi đủ số đơn vị đồng ý.',
  'roster/not-on-roster':
    'Đơn vị được nêu không có trong danh sách thành viên của năm này, hoặc đã được đưa ra khỏi danh sách.',
  'roster/has-not-left':
    'Việc rời Cụm của đơn vị được nêu chưa có hiệu lực. Cần ghi nhận việc đơn vị rời Cụm trước.',
  // Launch.
  'launch/not-the-year': 'Chỉ có thể phát động năm của Cụm trưởng đương nhiệm và năm liền sau đó.',
  'launch/agenda-not-reached':
    'Theo chương trình hội nghị trong quy chế Cụm, việc thông qua kết quả năm trước hoặc bàn giao Cụm trưởng phải xong trước giao ước mới. Đề nghị hoàn thành trước.',
  'launch/caretaker-chair':
    'Chưa có đơn vị nào tiếp nhận chức Cụm trưởng; Cụm trưởng cũ chỉ tạm thời giữ chức. Năm mới chỉ được phát động khi đã có đơn vị kế nhiệm nhận bàn giao.',
  'launch/too-few-members':
    'Chỉ phát động được năm thi đua khi Cụm có ít nhất hai đơn vị thành viên.',
  // Pledge.
  'pledge/targets-unclear':
    'Có hai chỉ tiêu trùng mã, hoặc có chỉ tiêu giao cho đơn vị không có trong danh sách của năm này. Đề nghị sửa lại bảng chỉ tiêu.',
  'pledge/no-text': 'Chưa có dự thảo giao ước thi đua. Đề nghị trình dự thảo trước.',
  'pledge/text-not-current':
    'Đây không phải bản giao ước thi đua hiện hành. Đề nghị đọc bản hiện hành rồi thực hiện tiếp.',
  'pledge/already-signed':
    'Quý đơn vị đã ký giao ước này. Chữ ký vẫn có giá trị nếu nội dung giao ước không thay đổi.',
  'pledge/already-declined':
    'Quý đơn vị đã từ chối ký bản này. Quý đơn vị vẫn có thể ký trong thời gian mở ký.',
  'pledge/too-late':
    'Đã hết thời hạn ký giao ước thi đua. Việc ký muộn, nếu quy chế Cụm cho phép, bắt đầu khi giao ước có hiệu lực.',
  'pledge/late-signing-closed':
    'Không còn nhận ký muộn giao ước thi đua: quy chế Cụm không cho phép, hoặc đã hết thời hạn.',
  // Report.
  'report/other-round':
    'Nội dung này thuộc đợt báo cáo hiện không mở. Đề nghị chọn đợt báo cáo đang mở.',
  'report/not-in-own-hands':
    'Báo cáo của Quý đơn vị đã được gửi hoặc chấp nhận, hoặc Quý đơn vị đã được miễn. Chỉ gửi lại được khi báo cáo bị trả lại.',
  'report/figures-off-target':
    'Số liệu gắn với chỉ tiêu phải nêu đúng chỉ tiêu trong giao ước và đúng đơn vị tính; mỗi chỉ tiêu chỉ có một số liệu.',
  'report/too-late':
    'Đã hết thời hạn của đợt báo cáo này. Đơn vị vẫn có thể được miễn báo cáo, có nêu lý do.',
  'report/none-waiting': 'Không có báo cáo nào đang chờ xem xét trong đợt đang mở.',
  'report/not-submitted': 'Đơn vị này không có báo cáo nào đang chờ xem xét trong đợt này.',
  'report/already-settled':
    'Báo cáo của đơn vị này đã được chấp nhận, hoặc đơn vị đã được miễn báo cáo.',
  'report/incomplete':
    'Chưa đủ số báo cáo được chấp nhận hoặc được miễn để kết thúc đợt này. Số cần thiết do quy chế Cụm quy định.',
  // Review.
  'review/not-a-judge-of-standing':
    'Chỉ Cụm trưởng, Cụm phó hoặc cơ quan có thẩm quyền cấp trên mới được ghi nhận điều kiện xét.',
  'review/own-standing':
    'Cụm trưởng ghi nhận điều kiện xét của các đơn vị khác. Điều kiện xét của chính Cụm trưởng do cơ quan cấp trên ghi nhận, hoặc do Cụm phó nếu quy chế Cụm quy định như vậy.',
  'review/ground-undocumented':
    'Khi ghi nhận tạm hoãn xét hoặc không đủ điều kiện, phải nêu căn cứ có trong quy chế Cụm và kèm văn bản. Khi ghi nhận đủ điều kiện thì bỏ trống căn cứ.',
  'review/criteria-in-use':
    'Đã có đơn vị tự chấm điểm theo bảng tiêu chí hiện hành. Bảng tiêu chí không thay đổi được nữa.',
  'review/criterion-listed-twice':
    'Có hai tiêu chí trùng mã. Đề nghị đặt cho mỗi tiêu chí một mã riêng.',
  'review/no-criteria':
    'Bảng tiêu chí của năm này chưa được ban hành. Cụm trưởng cần ban hành trước.',
  'review/criteria-not-current':
    'Điểm được chấm theo bảng tiêu chí khác với bảng hiện hành. Đề nghị chấm theo bảng tiêu chí hiện hành.',
  'review/points-off-criteria':
    'Mỗi tiêu chí phải có điểm, không vượt quá điểm tối đa, và không chấm ngoài bảng tiêu chí.',
  'review/scoring-too-late': 'Đã hết thời hạn tự chấm điểm.',
  'review/scores-missing':
    'Quy chế Cụm yêu cầu mọi đơn vị thành viên tự chấm điểm, và còn đơn vị chưa thực hiện.',
  'review/present-not-members':
    'Có đơn vị được ghi là có mặt nhưng không thuộc danh sách thành viên của năm này. Đề nghị sửa lại danh sách có mặt.',
  'review/unknown-award':
    'Quy chế Cụm không có hình thức khen thưởng này. Đề nghị biểu quyết về hình thức có trong quy chế.',
  'review/already-voted':
    'Quý đơn vị đã biểu quyết về hình thức khen thưởng này. Ý kiến biểu quyết không thay đổi được.',
  'review/candidate-not-votable':
    'Phiếu có tên đơn vị không được đưa ra biểu quyết: không thuộc danh sách của năm này, không đủ điều kiện hoặc đang tạm hoãn xét, hoặc chưa ký giao ước.',
  'review/own-candidacy':
    'Theo quy chế Cụm, đơn vị không tự biểu quyết cho mình. Đề nghị bỏ tên Quý đơn vị khỏi phiếu.',
  'review/voting-too-late': 'Đã hết thời hạn biểu quyết.',
  'review/no-quorum':
    'Có hình thức khen thưởng chưa đủ số đơn vị biểu quyết để kết quả có giá trị.',
  'review/no-minutes': 'Chưa có biên bản bình xét. Cụm trưởng cần trình biên bản trước.',
  'review/not-a-signer':
    'Biên bản bình xét do những đơn vị được quy chế Cụm chỉ định ký: tất cả thành viên trong danh sách của năm, hoặc những đơn vị có mặt khi biểu quyết.',
  'review/minutes-already-signed':
    'Quý đơn vị đã ký biên bản bình xét này. Chỉ phải ký lại nếu có biên bản mới.',
  'review/minutes-not-current':
    'Đây không phải biên bản bình xét hiện hành. Đề nghị đọc biên bản hiện hành rồi thực hiện tiếp.',
  'review/minutes-too-late': 'Đã hết thời hạn ký biên bản bình xét.',
  'review/minutes-unsigned': 'Còn đơn vị phải ký biên bản bình xét nhưng chưa ký.',
  // Award.
  'award/unknown-award':
    'Trong đề nghị có hình thức khen thưởng không thuộc quy chế Cụm. Chỉ được đề nghị các hình thức có trong quy chế.',
  'award/over-quota':
    'Có hình thức khen thưởng được đề nghị cho nhiều đơn vị hơn số lượng quy định trong quy chế Cụm.',
  'award/more-than-one-each':
    'Có đơn vị được nêu tên nhiều lần hơn quy chế Cụm cho phép. Mỗi hình thức chỉ nêu tên đơn vị một lần, và chỉ một hình thức cho mỗi đơn vị nếu quy chế quy định như vậy.',
  'award/vote-not-passed':
    'Có đơn vị được đề nghị một hình thức khen thưởng mà chưa đạt tỷ lệ phiếu đồng ý cần thiết.',
  'award/not-votable':
    'Trong đề nghị có đơn vị không được xét khen thưởng: không thuộc danh sách của năm này, không đủ điều kiện hoặc đang tạm hoãn xét, hoặc chưa ký giao ước.',
  'award/against-the-vote':
    'Đề nghị khen thưởng chưa theo đúng kết quả biểu quyết. Hình thức cao xét trước, mỗi hình thức dành cho đơn vị có nhiều phiếu đồng ý nhất, và không để trống suất khi còn đơn vị đạt đủ phiếu.',
  'award/already-answered':
    'Quý đơn vị đã cho ý kiến về đề nghị này. Chỉ phải cho ý kiến lại nếu đề nghị được thay thế.',
  'award/proposal-not-current':
    'Đây không phải đề nghị khen thưởng hiện hành. Đề nghị đọc bản hiện hành rồi thực hiện tiếp.',
  'award/concurrence-missing':
    'Chưa đủ số đơn vị nhất trí theo quy chế Cụm. Cần thêm đơn vị nhất trí, hoặc phải sửa đề nghị khen thưởng.',
  'award/too-late': 'Đã hết thời hạn trình đề nghị khen thưởng.',
  'award/not-submitted':
    'Không có quyết định nào đang chờ về hình thức khen thưởng này cho đơn vị này: chưa trình, đã bị trả lại, hoặc đã được quyết định.',
  'award/none-held-back':
    'Không có đề nghị khen thưởng nào bị trả lại hoặc được giữ lại để trình sau.',
  'award/not-returned-or-held':
    'Chỉ có thể trình sau những đề nghị khen thưởng đã bị trả lại hoặc còn được giữ lại.',
  'award/not-granted': 'Chỉ có thể hủy bỏ, thu hồi hình thức khen thưởng đã có quyết định tặng.',
  'award/member-on-hold':
    'Đơn vị này đang tạm hoãn xét hoặc không đủ điều kiện. Chỉ trình khen thưởng khi đã ghi nhận đơn vị đủ điều kiện.',
  'award/reason-missing':
    'Khi không tặng thưởng hoặc trả lại hồ sơ, phải nêu lý do để đơn vị được biết.',
  // Handover.
  'handover/not-in-office':
    'Việc bàn giao Cụm trưởng chỉ thực hiện ở năm thi đua có Cụm trưởng hiện đang giữ chức.',
  'handover/agenda-not-reached':
    'Theo chương trình hội nghị trong quy chế Cụm, việc thông qua kết quả năm nay hoặc giao ước năm sau phải xong trước khi bàn giao. Đề nghị hoàn thành trước.',
  'handover/not-next':
    'Đơn vị được giới thiệu không phải đơn vị được kế nhiệm Cụm trưởng. Đề nghị kiểm tra thứ tự luân phiên và các đơn vị đã được bỏ qua.',
  'handover/deputy-not-by-charter':
    'Cụm phó được giới thiệu không đúng quy chế Cụm. Nếu quy chế không quy định Cụm phó thì bỏ trống.',
  'handover/already-confirmed':
    'Quý đơn vị đã biểu quyết về đơn vị được giới thiệu này. Ý kiến biểu quyết không thay đổi được.',
  'handover/other-candidate':
    'Đơn vị được nêu không phải đơn vị đang được giới thiệu kế nhiệm Cụm trưởng. Đề nghị biểu quyết về đơn vị đang được giới thiệu.',
  'handover/not-the-outgoing-chair':
    'Chỉ Cụm trưởng bàn giao, đơn vị đã giới thiệu đơn vị kế nhiệm, mới được ký ở đây.',
  'handover/not-the-incoming-chair':
    'Chỉ đơn vị được giới thiệu kế nhiệm Cụm trưởng mới được nhận hoặc từ chối.',
  'handover/minutes-not-current':
    'Đây không phải biên bản bàn giao hiện hành. Đề nghị đọc biên bản hiện hành rồi thực hiện tiếp.',
  'handover/outgoing-already-signed': 'Cụm trưởng bàn giao đã ký biên bản bàn giao.',
  'handover/outgoing-unsigned':
    'Cụm trưởng bàn giao chưa ký biên bản bàn giao. Đơn vị kế nhiệm nhận bàn giao sau khi có chữ ký đó.',
  'handover/already-accepted': 'Đơn vị kế nhiệm đã nhận bàn giao Cụm trưởng.',
  'handover/already-witnessed': 'Việc bàn giao đã có chữ ký chứng kiến.',
  'handover/no-witness-chartered': 'Quy chế Cụm không quy định việc chứng kiến bàn giao.',
  'handover/acceptance-too-late':
    'Đã hết thời hạn nhận bàn giao Cụm trưởng. Đơn vị tiếp theo trong thứ tự luân phiên sẽ được giới thiệu.',
} as const satisfies Readonly<Record<RefusalCodeOfYear, string>>;
