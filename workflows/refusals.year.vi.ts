/**
 * Refusals in Vietnamese that belong to one emulation year: its deadlines and list of members, and
 * each of its steps from the launch to the handover. Only `refusals.vi.ts` reads it; a code of a
 * year that has no text here does not compile.
 */
import { awardRefusalsVi } from './refusals.award.js';
import { peerRefusalsVi } from './refusals.peer.js';
import { scoreRefusalsVi } from './refusals.scores.js';
import { voteRefusalsVi } from './refusals.vote.js';
import type { RefusalCodeOfYear } from './refusals.year.en.js';

export const refusalsOfYearVi = {
  ...scoreRefusalsVi,
  ...peerRefusalsVi,
  ...voteRefusalsVi,
  ...awardRefusalsVi,
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
  'handover/candidate-leaving':
    'Đơn vị được giới thiệu kế nhiệm đã được ghi nhận rời Cụm nên không thể nhận bàn giao Cụm trưởng. Đề nghị Cụm trưởng bàn giao giới thiệu đơn vị khác.',
  'handover/already-offered':
    'Đơn vị đang được giới thiệu kế nhiệm vẫn có thể nhận bàn giao Cụm trưởng. Chỉ giới thiệu đơn vị khác khi đơn vị này từ chối, quá thời hạn nhận hoặc rời Cụm.',
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
