/**
 * Refusals in Vietnamese: one plain text for each code, in the administrative register and with the
 * terms of the field. It says what is the case and, where that helps, what to do next; it blames
 * nobody and holds no figure. This file speaks of form, keys, offices and the cluster; what belongs
 * to one year stands in `refusals.year.vi.ts`.
 */
import type { RefusalCode } from './refusals.js';
import { refusalsOfYearVi } from './refusals.year.vi.js';

export const refusalsVi = {
  ...refusalsOfYearVi,
  // The form of a statement and its frame.
  'form/malformed': 'Tuyên bố chưa được lập đúng quy định. Đề nghị sửa lại ở chỗ được nêu.',
  'form/unknown-type': 'Quy tắc không có loại tuyên bố này.',
  'form/year-missing-or-unwanted':
    'Tuyên bố về một năm thi đua phải ghi rõ năm đó; tuyên bố về Cụm thì không ghi năm.',
  'form/too-large':
    'Tuyên bố quá dài đối với một mục của nhật ký. Đề nghị rút gọn hoặc chuyển phần dài vào văn bản kèm theo.',
  'frame/other-cluster': 'Tuyên bố này được lập cho một Cụm thi đua khác.',
  'frame/other-rules':
    'Tuyên bố ghi phiên bản quy tắc khác với phiên bản đang áp dụng. Đề nghị lập lại theo phiên bản đang áp dụng.',
  'frame/seen-unknown':
    'Tuyên bố dẫn chiếu đến một trạng thái chưa từng có trong nhật ký này. Đề nghị tải lại nhật ký rồi lập lại tuyên bố.',
  'frame/said-before': 'Chính tuyên bố này đã có trong nhật ký. Không cần gửi lại.',
  'frame/time-goes-back':
    'Đồng hồ của máy chủ đang chậm hơn mục cuối cùng của nhật ký nên chưa thể tiếp nhận. Đơn vị vận hành máy chủ cần chỉnh lại đồng hồ.',
  'frame/cluster-not-active':
    'Cụm chưa đi vào hoạt động. Công việc của năm thi đua chỉ bắt đầu khi tất cả đơn vị sáng lập đã ký quy chế Cụm.',
  'frame/not-in-this-state':
    'Việc này chưa hoặc không còn thực hiện được ở giai đoạn hiện tại. Đề nghị xem những việc đang được mở.',
  // Whose key it is, and what it may say.
  'authority/bad-signature':
    'Chữ ký không khớp với tuyên bố và khóa ký. Đề nghị ký lại đúng nội dung được gửi.',
  'authority/unknown-key':
    'Khóa ký này chưa được đăng ký cho ai trong Cụm. Đơn vị đăng ký cán bộ của mình bằng khóa gốc.',
  'authority/replaced-key':
    'Khóa gốc này đã được thay bằng khóa khác và không còn giá trị. Đề nghị ký bằng khóa hiện hành.',
  'authority/other-member': 'Khóa ký này đại diện cho đơn vị khác với đơn vị được ghi.',
  'authority/other-officer': 'Khóa ký này thuộc về cán bộ khác với cán bộ được ghi.',
  'authority/revoked':
    'Thẩm quyền gắn với khóa ký này đã bị thu hồi. Việc ký phải do cán bộ khác đang có thẩm quyền thực hiện.',
  'authority/outside-mandate-time':
    'Thẩm quyền gắn với khóa ký này chưa bắt đầu hoặc đã hết thời hạn. Có thể để cán bộ khác ký hoặc giao thẩm quyền mới.',
  'authority/outside-mandate-steps':
    'Thẩm quyền gắn với khóa ký này không bao gồm bước này. Việc ký phải do cán bộ được giao bước này thực hiện; khóa gốc chỉ dùng cho các việc của Cụm.',
  // Who speaks.
  'speaker/not-a-member':
    'Chỉ đơn vị thành viên có trong danh sách của năm này mới được thực hiện. Danh sách đã được chốt khi phát động năm thi đua.',
  'speaker/not-the-chair':
    'Chỉ đơn vị giữ vai trò Cụm trưởng của năm này mới được thực hiện việc này.',
  'speaker/not-chair-or-deputy':
    'Chỉ Cụm trưởng hoặc Cụm phó của năm này mới được thực hiện việc này.',
  'speaker/not-the-authority':
    'Chỉ cơ quan có thẩm quyền cấp trên được ghi khi thành lập Cụm mới được thực hiện việc này.',
  'speaker/not-the-patron': 'Chỉ Ủy viên Hội đồng phụ trách Cụm mới được thực hiện việc này.',
  'speaker/not-the-server':
    'Việc này chỉ do máy chủ ghi nhận khi đến thời điểm. Không ai phải làm thay.',
  'speaker/names-no-member':
    'Đơn vị được nêu không có trong danh sách thành viên của năm này. Đề nghị chọn đơn vị trong danh sách.',
  'speaker/own-matter':
    'Cụm trưởng quyết định việc của các đơn vị khác. Việc của chính Cụm trưởng do Cụm phó quyết định, nếu quy chế Cụm quy định như vậy.',
  // The cluster.
  'cluster/founding-contradicts-itself':
    'Quy chế, danh sách các bên và địa chỉ nhật ký trong đề nghị thành lập chưa thống nhất với nhau. Đề nghị kiểm tra chương trình hội nghị, các đợt báo cáo, hình thức khen thưởng, thứ tự luân phiên, Cụm trưởng, đơn vị đặt máy chủ và các bên xác nhận nhật ký; không để trùng mã hoặc trùng khóa ký.',
  'cluster/other-origin':
    'Địa chỉ nhật ký trong đề nghị thành lập là của nhật ký khác. Cần ghi địa chỉ của nhật ký này.',
  'cluster/unknown-rules':
    'Quy chế ghi một phiên bản quy tắc chưa được biết đến ở đây. Đề nghị chọn phiên bản đã có.',
  'cluster/founder-not-a-member': 'Đơn vị đề nghị thành lập phải là một trong các đơn vị sáng lập.',
  'cluster/not-the-founder':
    'Đã có đề nghị thành lập Cụm. Chỉ đơn vị đã nêu đề nghị đó mới được thay bằng đề nghị khác.',
  'cluster/not-a-founding-member': 'Chỉ các đơn vị sáng lập ký quy chế Cụm.',
  'cluster/charter-already-signed':
    'Quý đơn vị đã ký quy chế này. Chỉ phải ký lại nếu đề nghị thành lập được thay thế.',
  'cluster/charter-not-current':
    'Đây không phải đề nghị thành lập đang được lấy chữ ký. Đề nghị đọc và ký bản hiện hành.',
  'cluster/not-the-chair-now': 'Chỉ Cụm trưởng đương nhiệm mới được thực hiện việc này.',
  'cluster/not-a-member-now': 'Chỉ đơn vị hiện là thành viên của Cụm mới được thực hiện việc này.',
  'cluster/name-taken':
    'Mã này đang hoặc đã từng thuộc về một bên trong Cụm. Đề nghị chọn mã khác.',
  'cluster/full':
    'Cụm đã đủ số thành viên mà hệ thống cho phép, kể cả các đơn vị đang được tiếp nhận. Không thể tiếp nhận thêm.',
  'cluster/not-admitted':
    'Hiện không có việc tiếp nhận nào đang chờ Quý đơn vị xác nhận. Cụm trưởng ghi nhận việc tiếp nhận trước, sau đó đơn vị mới tham gia.',
  'cluster/charter-not-in-force':
    'Đây không phải quy chế Cụm đang có hiệu lực. Đề nghị đọc và chấp thuận quy chế đang có hiệu lực.',
  'cluster/not-for-this-member':
    'Chỉ Cụm trưởng đương nhiệm hoặc chính đơn vị rời Cụm mới được ghi nhận việc rời Cụm này.',
  'cluster/not-a-present-member':
    'Đơn vị được nêu hiện không phải là thành viên, hoặc việc rời Cụm của đơn vị đã được ghi nhận.',
  'cluster/chair-cannot-leave':
    'Đơn vị đang giữ chức Cụm trưởng không thể rời Cụm hoặc sáp nhập. Cần bàn giao Cụm trưởng trước.',
  'cluster/departure-in-the-past':
    'Việc rời Cụm không thể có hiệu lực từ thời điểm đã qua. Đề nghị ghi thời điểm sắp tới.',
  'cluster/successor-not-a-member':
    'Đơn vị kế thừa phải là một đơn vị thành viên khác và vẫn ở lại Cụm.',
  'cluster/root-key-needed':
    'Việc đăng ký cán bộ và thay khóa gốc chỉ thực hiện bằng khóa gốc hiện hành của đơn vị.',
  'cluster/officer-named-root':
    'Tên “root” được dành cho khóa gốc. Đề nghị chọn tên khác cho cán bộ.',
  'cluster/key-in-use':
    'Khóa ký này đang hoặc đã được dùng trong Cụm, hoặc được nêu trong kiến nghị đang mở. Đề nghị dùng khóa ký mới.',
  'cluster/mandate-without-length': 'Thời điểm kết thúc thẩm quyền phải sau thời điểm bắt đầu.',
  'cluster/not-root-nor-grantor':
    'Chỉ khóa gốc của đơn vị hoặc người đã ủy quyền mới thu hồi được thẩm quyền.',
  'cluster/not-own-officer': 'Khóa ký này không thuộc về cán bộ của Quý đơn vị.',
  'cluster/not-own-delegate':
    'Thẩm quyền này không phải do khóa ký đang dùng ủy quyền. Khóa gốc của đơn vị có thể thu hồi.',
  'cluster/already-revoked': 'Thẩm quyền của cán bộ này đã được thu hồi trước đó.',
  'cluster/officer-needed':
    'Việc ủy quyền do cán bộ đang có thẩm quyền thực hiện. Khóa gốc thì đăng ký cán bộ.',
  'cluster/delegate-cannot-delegate':
    'Người được ủy quyền không được ủy quyền lại. Việc ủy quyền phải do cán bộ được đăng ký bằng khóa gốc thực hiện.',
  'cluster/delegate-named-as-officer':
    'Người được ủy quyền mang tên của một cán bộ đã đăng ký bằng khóa gốc. Đề nghị chọn tên khác cho người được ủy quyền.',
  'cluster/delegation-beyond-steps':
    'Chỉ được ủy quyền những bước thuộc thẩm quyền của mình. Đề nghị bỏ các bước khác.',
  'cluster/delegation-beyond-time':
    'Thời hạn ủy quyền phải nằm trong thời hạn thẩm quyền của người ủy quyền. Đề nghị chọn thời hạn ngắn hơn.',
  'cluster/own-root-key':
    'Đơn vị tự thay khóa gốc của mình bằng chính khóa đó. Nếu khóa đã mất, một đơn vị thành viên khác nêu kiến nghị.',
  'cluster/no-root-key':
    'Đơn vị được nêu không có khóa gốc nào ở đây để các thành viên thay. Đề nghị kiểm tra lại tên; khóa mới của máy chủ được nêu khi chỉ định nơi đặt máy chủ.',
  'cluster/too-few-electors':
    'Ngoài đơn vị được nêu, không còn đủ số thành viên để quyết định về khóa gốc của đơn vị đó. Đơn vị có thể rời Cụm rồi được tiếp nhận lại với khóa mới.',
  'cluster/not-the-server':
    'Chỉ chính máy chủ mới nêu khóa thay cho khóa của mình. Các thành viên chỉ định nơi đặt máy chủ với khóa mới bằng kiến nghị.',
  'cluster/host-not-a-member':
    'Đơn vị được nêu để đặt máy chủ hiện không phải là thành viên của Cụm. Đề nghị nêu một thành viên, hoặc bỏ trống nếu máy chủ đặt ở nơi khác.',
  'cluster/too-few-witnesses':
    'Đơn vị đặt máy chủ không làm chứng cho chính mình, và số bên làm chứng còn lại ít hơn quy chế Cụm yêu cầu. Cần sửa đổi quy chế trước.',
  'cluster/motion-open':
    'Đang có một kiến nghị chờ biểu quyết. Chỉ nêu kiến nghị mới khi kiến nghị đó đã được quyết định, đã rút hoặc không còn khả năng được thông qua.',
  'cluster/charter-contradicts-itself':
    'Dự thảo quy chế chưa thống nhất, hoặc nêu đơn vị chưa từng là thành viên. Đề nghị kiểm tra chương trình hội nghị, các đợt báo cáo, hình thức khen thưởng, thứ tự luân phiên, Cụm phó, người chứng kiến bàn giao và các bên xác nhận nhật ký cùng khóa, số lượng của họ.',
  'cluster/charter-rewrites-history':
    'Không thể sửa mã, nhiệm kỳ đầu tiên và thứ tự luân phiên của quy chế. Muốn thay đổi thứ tự, đề nghị nêu một ngoại lệ luân phiên.',
  'cluster/exception-exists': 'Đã có một ngoại lệ luân phiên mang tên này. Đề nghị chọn tên khác.',
  'cluster/exception-does-not-fit':
    'Ngoại lệ này không phù hợp với thứ tự luân phiên hiện có. Đề nghị kiểm tra các đơn vị và các năm được nêu; nhiệm kỳ đã bắt đầu thì không thay đổi được.',
  'cluster/no-motion': 'Không có kiến nghị nào đang chờ biểu quyết.',
  'cluster/other-motion':
    'Kiến nghị được nêu hiện không mở. Đề nghị xem kiến nghị đang mở, nếu có.',
  'cluster/already-voted-on-motion':
    'Quý đơn vị đã biểu quyết kiến nghị này. Ý kiến biểu quyết không thay đổi được.',
  'cluster/not-an-elector':
    'Kiến nghị này là về khóa gốc của Quý đơn vị. Các thành viên khác quyết định.',
  'cluster/not-the-mover': 'Chỉ đơn vị đã nêu kiến nghị mới được rút kiến nghị.',
} as const satisfies Readonly<Record<RefusalCode, string>>;
