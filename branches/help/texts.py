"""The words of the task cards: one sitting of work each, six steps or fewer, large enough to pin to a wall.

Names of buttons, links and boxes are never written into a sentence: ``step`` takes them apart, and a test finds
each in the sources of the pages.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from branches.help.cards import Card, step

WRITERS: Final = frozenset({"secretary", "office", "officer"})
READERS: Final = WRITERS | {"leader", "inspector"}
EXPORTERS: Final = WRITERS
GRANTORS: Final = frozenset({"officer", "administrator"})

SIGN_IN: Final = Card(
    slug="dang-nhap",
    title=_("Đăng nhập"),
    lead=_("Chuẩn bị: tên đăng nhập, mật khẩu, điện thoại có ứng dụng mã hoặc tờ mã dự phòng."),
    pages=("account_login", "mfa_authenticate"),
    is_open=True,
    steps=(
        step(
            _("Mở trang của sổ. Ghi {name} và {box}, rồi bấm {go}."),
            name="Tên đăng nhập",
            box="Mật khẩu",
            go="Đăng nhập",
        ),
        step(
            _("Ở ô {code}, gõ sáu chữ số đang hiện trên điện thoại, hoặc một mã dự phòng; bấm {go}."),
            code="Mã xác nhận",
            go="Đăng nhập",
        ),
        step(
            _("Lần đầu: đặt mật khẩu riêng ở ô {new}, ghi lại lần nữa, bấm {save}."),
            new="Mật khẩu mới",
            save="Đổi mật khẩu",
        ),
        step(
            _("Thấy trang {home} là đã vào. Xong việc, mở tên mình ở góc trên và bấm {out}."),
            home="Việc cần làm",
            out="Đăng xuất",
        ),
    ),
    trouble=(
        step(_("Quên mật khẩu hoặc mất điện thoại: gặp trực tiếp người quản lý tài khoản của đảng bộ mình.")),
        step(_("Sai mãi: xem phím Caps Lock và bộ gõ. Sai nhiều lần thì chờ mười lăm phút.")),
    ),
)

SECOND_FACTOR: Final = Card(
    slug="buoc-xac-nhan",
    title=_("Cài bước xác nhận"),
    lead=_("Làm một lần, chừng ba phút. Cần điện thoại có máy ảnh và tờ giấy để in mã dự phòng."),
    pages=("accounts:protection", "accounts:set_app", "accounts:recovery_codes"),
    steps=(
        step(_("Trên điện thoại, cài Google Authenticator hoặc Microsoft Authenticator.")),
        step(
            _("Trên máy: bấm {first}. Đã cài rồi mà đổi máy thì bấm {change}."),
            first="Bắt đầu với điện thoại",
            change="Đổi điện thoại",
        ),
        step(_("Trong ứng dụng bấm dấu cộng, quét hình trên màn hình.")),
        step(_("Gõ sáu chữ số đang hiện, bấm {done}."), done="Xong, dùng mã này"),
        step(
            _("Trang hiện mười mã dự phòng: bấm {sheet}, cất như giấy tờ, bấm {kept}."),
            sheet="In trang này",
            kept="Đã in hoặc chép xong",
        ),
    ),
    trouble=(
        step(
            _("Không quét được hình: mở dòng {other} và gõ dãy chữ."),
            other="Không quét được, hoặc đang mở trang này trên chính điện thoại",
        ),
    ),
)

ADD: Final = Card(
    slug="them-dang-vien",
    title=_("Thêm một đảng viên"),
    lead=_("Chuẩn bị: Phiếu đảng viên hoặc lý lịch, thẻ căn cước, quyết định kết nạp."),
    roles=WRITERS,
    pages=("members:add",),
    steps=(
        step(_("Mở mục {room}, bấm {add}."), room="Đảng viên", add="Thêm đảng viên"),
        step(_("Tìm trước xem đồng chí ấy đã có trong sổ chưa, bằng ô tìm ở đầu trang.")),
        step(_("Ghi các ô đang hỏi; phần còn lại ghi tiếp sau khi lưu. Chỉ nhớ năm thì để trống ô ngày, ô tháng.")),
        step(_("Chọn {cell} và ngày bắt đầu sinh hoạt."), cell="Chi bộ"),
        step(_("Bấm {save}."), save="Lưu vào sổ"),
        step(
            _("Trang báo sai: sửa ô có vạch đỏ. Điều lạ mà đúng như giấy: ghi vào ô {reason} rồi lưu lại."),
            reason="Lý do",
        ),
    ),
    trouble=(
        step(_("Trang báo số đã có trong sổ: xem lại số trên giấy trước, đừng đổi số cho qua.")),
        step(_("Phải dừng giữa chừng: cứ đóng trang, mở lại và bấm {draft}."), draft="Dùng tiếp bản nháp"),
    ),
)

CORRECT: Final = Card(
    slug="sua-ho-so",
    title=_("Sửa một hồ sơ"),
    lead=_("Chuẩn bị: giấy tờ làm căn cứ, nhất là khi sửa ngày vào Đảng, ngày chính thức."),
    roles=WRITERS,
    pages=("members:edit", "members:edit_all", "members:edit_step", "members:detail", "members:placement"),
    steps=(
        step(_("Tìm đồng chí ấy và mở hồ sơ.")),
        step(
            _("Mục đang thiếu: bấm tên mục trong khung {missing}. Mục khác: bấm {edit} rồi chọn mục."),
            edit="Sửa hồ sơ",
            missing="Còn thiếu",
        ),
        step(_("Sửa ô cần sửa, các ô khác để nguyên.")),
        step(_("Sửa ngày của đảng tịch là đính chính: ghi căn cứ vào ô {reason}."), reason="Lý do"),
        step(_("Bấm {save}. Giá trị cũ vẫn còn trong lịch sử."), save="Lưu vào sổ"),
    ),
    trouble=(
        step(_("Hai người cùng sửa một ô: trang hiện ba giá trị, chọn giá trị đúng với giấy rồi lưu.")),
        step(_("Ghi nhầm chi bộ từ đầu: bấm {placement} ở trang hồ sơ."), placement="Đính chính chi bộ"),
    ),
)

HAPPENED: Final = Card(
    slug="ghi-bien-dong",
    title=_("Ghi biến động đảng tịch"),
    lead=_("Miễn sinh hoạt, đình chỉ, từ trần, ra khỏi Đảng. Chuẩn bị: quyết định, giấy tờ làm căn cứ."),
    roles=WRITERS,
    pages=("ledger:acts", "ledger:act", "ledger:apart"),
    steps=(
        step(_("Tìm đồng chí ấy, mở hồ sơ, bấm {acts}."), acts="Biến động"),
        step(_("Chọn việc cần ghi.")),
        step(_("Ghi ngày, số quyết định, căn cứ đúng như trên giấy rồi bấm {check}."), check="Xem điều sẽ thay đổi"),
        step(
            _("Đọc điều sẽ thay đổi. Chưa đúng thì bấm {back}."),
            back="Sửa lại",
        ),
        step(_("Đúng thì bấm nút ghi vào sổ, rồi bấm {paper}."), paper="In giấy"),
    ),
    trouble=(
        step(_("Đang giữ chức vụ: ghi thôi chức vụ trước, hoặc đánh dấu ô thôi cùng ngày.")),
        step(_("Ghi nhầm đã ra khỏi Đảng: chọn {restore}, tuổi Đảng vẫn liên tục."), restore="Khôi phục đảng tịch"),
    ),
)

FIND: Final = Card(
    slug="tim-dang-vien",
    title=_("Tìm một đồng chí"),
    lead=_("Chỉ cần nhớ một điều: tên, số thẻ, số định danh, điện thoại hoặc ngày sinh."),
    roles=READERS,
    pages=("members:list", "members:search"),
    steps=(
        step(_("Gõ vào ô tìm ở đầu trang. Tên gõ không dấu cũng được; ngày sinh gõ như 5/3/1970.")),
        step(_("Danh sách gợi ý hiện dần. Bấm vào tên để mở hồ sơ.")),
        step(_("Nhiều người cùng tên: xem ngày sinh và chi bộ ghi dưới tên.")),
        step(
            _("Tìm cả nhóm: mở mục {room}, chọn điều kiện trong khung {filters}, bấm {go}."),
            room="Đảng viên",
            filters="Lọc danh sách",
            go="Lọc",
        ),
        step(_("Điều kiện đang dùng hiện thành chữ trên danh sách. Bấm {clear} để xem lại tất cả."), clear="Bỏ lọc"),
    ),
    trouble=(step(_("Không thấy: thử ít chữ hơn, hoặc tìm bằng số. Chỉ tìm được người trong phạm vi của mình.")),),
)

IMPORT: Final = Card(
    slug="nhap-danh-sach",
    title=_("Nhập danh sách từ Excel"),
    lead=_("Chuẩn bị: tệp Excel đang dùng, giữ nguyên dòng tiêu đề cột. Sổ chỉ đổi khi đồng chí bấm ghi."),
    roles=WRITERS,
    pages=("intake:list", "intake:detail", "intake:mapping"),
    steps=(
        step(_("Mở mục {room}. Chọn tệp ở ô {file}."), room="Nhập, xuất", file="Tệp danh sách"),
        step(_("Chọn tổ chức và ngày của danh sách, rồi bấm {send}."), send="Tải lên và kiểm tra"),
        step(_("Chờ máy kiểm tra; đóng trang cũng được, chuông sẽ báo.")),
        step(_("Xem các số: thêm mới, cập nhật, không nhận, trùng. Bấm vào số để xem từng dòng.")),
        step(_("Dòng đúng nhiều, dòng sai ít: bấm {commit}. Dòng sai để sửa sau."), commit="Ghi các dòng tốt vào sổ"),
    ),
    trouble=(
        step(_("Ghi nhầm cả tệp: mở lại đợt nhập, bấm {undo}."), undo="Hoàn tác cả đợt nhập"),
        step(
            _("Máy không hiểu dòng tiêu đề: bấm {match} và chỉ cho máy mỗi cột là gì, một lần thôi."), match="Ghép cột"
        ),
    ),
)

MEND: Final = Card(
    slug="sua-dong-khong-nhan",
    title=_("Sửa dòng không nhận"),
    lead=_("Dùng khi danh sách nhập vào có dòng đỏ. Có hai cách: sửa ngay trên trang, hoặc sửa trong Excel."),
    roles=WRITERS,
    pages=("intake:mend",),
    steps=(
        step(_("Mở đợt nhập, bấm số ở ô không nhận để chỉ xem các dòng sai.")),
        step(_("Đọc lý do và cách sửa ghi ở từng dòng.")),
        step(_("Ít dòng: bấm {mend}, sửa ô có lỗi, bấm {again}."), mend="Sửa dòng này", again="Lưu và kiểm tra lại"),
        step(_("Nhiều dòng: bấm {marked}, sửa các ô màu đỏ trong Excel, lưu lại."), marked="Tải bản có đánh dấu"),
        step(_("Rồi bấm {other} và gửi tệp đã sửa; dòng đã đúng không bị ghi hai lần."), other="Tải tệp khác lên"),
    ),
    trouble=(step(_("Dòng báo trùng: hai dòng là một người thì xóa một dòng; là hai người thì xem lại số.")),),
)

EXPORT: Final = Card(
    slug="xuat-danh-sach",
    title=_("Xuất danh sách ra tệp"),
    lead=_("Tệp có tên người: chỉ xuất khi cần, giữ như giữ hồ sơ giấy. Mỗi lần xuất được ghi nhật ký."),
    roles=EXPORTERS,
    pages=("members:export",),
    steps=(
        step(_("Mở mục {room}, lọc cho đúng những người cần xuất."), room="Đảng viên"),
        step(_("Đọc lại dòng điều kiện bằng chữ trên danh sách và số người.")),
        step(_("Bấm {columns} nếu cần bớt hoặc thêm cột; ít cột thôi."), columns="Cột và thứ tự"),
        step(_("Bấm {export}, chờ máy làm xong, bấm {get}."), export="Xuất Excel", get="Tải tệp về máy"),
        step(_("Tệp có mã tra cứu và tên người xuất. Dùng xong thì xóa khỏi máy.")),
    ),
    trouble=(
        step(_("Danh sách lớn hoặc có mục đặc biệt thì phải có người thứ hai đồng ý: trang sẽ báo đang chờ ai.")),
    ),
)

INBOX: Final = Card(
    slug="viec-can-lam",
    title=_("Đọc trang việc cần làm"),
    lead=_("Trang đầu tiên sau khi đăng nhập. Mỗi sáng xem năm việc đầu là đủ."),
    pages=("home",),
    steps=(
        step(_("Mở mục {home}. Việc gấp nhất đứng đầu."), home="Việc cần làm"),
        step(_("Cột bên trái là thời gian: còn mấy ngày, hoặc quá hạn mấy ngày.")),
        step(_("Dưới tên việc là lý do. Muốn biết căn cứ, bấm {rule}."), rule="Xem quy định"),
        step(_("Bấm nút bên phải để làm ngay; trang mở đúng chỗ, đã điền sẵn điều đã biết.")),
        step(_("Làm xong, việc tự mất khỏi danh sách. Thấy {done} là nghỉ được."), done="Mọi việc đã xong"),
    ),
    trouble=(step(_("Việc không phải của mình: gọi người giúp, đừng làm thay bằng tài khoản của người khác.")),),
)

PRINT: Final = Card(
    slug="in-phieu",
    title=_("In phiếu đảng viên"),
    lead=_("In mẫu 2-HSĐV đã điền, có chỗ dán ảnh và đóng dấu."),
    roles=WRITERS | {"inspector", "leader"},
    pages=("members:print", "members:print_many", "members:profile"),
    steps=(
        step(_("Tìm đồng chí ấy và mở hồ sơ. Bổ sung các mục ở khung {missing} trước."), missing="Còn thiếu"),
        step(_("Bấm {go}."), go="In phiếu"),
        step(_("Chọn {card} ở mục {kind}."), card="Phiếu đảng viên (mẫu 2-HSĐV)", kind="Mẫu in"),
        step(_("Bấm {make} và mở tệp."), make="Tạo bản in (PDF)"),
        step(_("In khổ giấy A4, hai mặt, tỷ lệ 100%. Đồng chí ấy đọc lại và ký; chi bộ, cấp ủy xác nhận.")),
    ),
    trouble=(step(_("Chưa đủ dữ liệu: in {blank} rồi ghi tay."), blank="Phiếu trắng để ghi tay (mẫu 2-HSĐV)"),),
)

APPROVE: Final = Card(
    slug="duyet-xuat",
    title=_("Phê duyệt việc xuất danh sách"),
    lead=_("Người thứ hai xem lại trước khi một danh sách lớn hoặc có dữ liệu đặc biệt rời khỏi sổ."),
    roles=frozenset({"office", "officer", "leader"}),
    pages=("jobs:approvals", "jobs:approval"),
    steps=(
        step(_("Việc chờ hiện ở {home}; hoặc bấm chuông rồi mở {room}."), home="Việc cần làm", room="Chờ phê duyệt"),
        step(_("Đọc ba điều: ai xin, bao nhiêu người, những cột nào.")),
        step(_("Hỏi người xin: dùng làm gì, giữ ở đâu, đến khi nào. Gọi điện nếu chưa rõ.")),
        step(_("Đúng việc: bấm {yes}."), yes="Phê duyệt"),
        step(_("Chưa đúng: bấm {no} và ghi lý do bằng một câu."), no="Không phê duyệt"),
    ),
    trouble=(
        step(_("Thấy lạ: chưa phê duyệt, hỏi cấp trên trước. Để chờ không mất dữ liệu nào.")),
        step(_("Không ai tự phê duyệt việc của chính mình.")),
    ),
)

GRANT: Final = Card(
    slug="cap-vai-tro",
    title=_("Cấp vai trò cho một người"),
    lead=_("Chuẩn bị: quyết định hoặc phân công, ghi rõ việc, tổ chức và thời gian."),
    roles=GRANTORS,
    pages=("users:list", "users:add", "users:choose", "users:give"),
    steps=(
        step(_("Mở mục {room}. Tìm xem người ấy đã có tài khoản chưa."), room="Người dùng"),
        step(_("Chưa có: bấm {account}, chọn tổ chức, ghi họ tên và tên đăng nhập."), account="Lập tài khoản"),
        step(_("Đã có: mở tài khoản, bấm {more}."), more="Cấp thêm vai trò"),
        step(_("Chọn vai trò vừa đủ cho việc, ghi ngày bắt đầu, ngày hết hạn nếu có và căn cứ.")),
        step(_("Lưu. Trang hiện mật khẩu dùng một lần: bấm {sheet} và trao tận tay."), sheet="In trang này"),
    ),
    trouble=(step(_("Người ấy thôi việc: mở tài khoản, bấm {end} ở vai trò, ghi căn cứ."), end="Thu hồi"),),
)

RECOVER: Final = Card(
    slug="giup-dong-nghiep-vao-lai",
    title=_("Giúp đồng nghiệp vào lại sổ"),
    lead=_("Khi đồng chí ấy quên mật khẩu hoặc mất điện thoại. Chỉ làm khi gặp mặt, không làm qua điện thoại."),
    roles=GRANTORS,
    pages=("users:detail", "users:password", "users:second_factor"),
    steps=(
        step(_("Gặp trực tiếp, xem giấy tờ tùy thân. Mở mục {room}, mở tài khoản."), room="Người dùng"),
        step(_("Quên mật khẩu: bấm {again}, ghi lý do."), again="Cấp lại mật khẩu khi gặp trực tiếp"),
        step(_("Mất điện thoại và tờ mã: bấm {factor}."), factor="Cài lại bước xác nhận khi gặp trực tiếp"),
        step(
            _("Trang chỉ hiện mật khẩu một lần: bấm {sheet}, trao tận tay, bấm {done}."),
            sheet="In trang này",
            done="Đã trao, xong",
        ),
        step(_("Cùng đồng chí ấy đăng nhập, đặt mật khẩu riêng, cài lại mã trên điện thoại.")),
    ),
    trouble=(step(_("Nghi có người lạ dùng tài khoản: bấm {stop} ngay, rồi báo cấp trên."), stop="Ngừng tài khoản"),),
)

REPORT: Final = Card(
    slug="lam-bao-cao",
    title=_("Xem và tải báo cáo"),
    lead=_("Báo cáo tổng hợp của đơn vị tính đến một ngày bất kỳ, trên màn hình, PDF và Excel."),
    roles=READERS,
    pages=("reports:summary",),
    steps=(
        step(_("Mở mục {room}."), room="Báo cáo"),
        step(_("Bấm {ask}, chọn đơn vị và ngày, bấm {show}."), ask="Đổi đơn vị, ngày", show="Xem"),
        step(_("Bấm vào một con số để xem danh sách những người đứng sau.")),
        step(_("Xem dòng đối chiếu ở cuối: báo cáo ghi rõ khớp hay không khớp.")),
        step(_("Bấm {pdf} để in và trình ký, hoặc {sheet} để làm tiếp."), pdf="Tải PDF", sheet="Tải Excel"),
    ),
    trouble=(step(_("Số không khớp với sổ giấy: mở danh sách đứng sau con số và so từng người.")),),
)

OFFLINE: Final = Card(
    slug="mat-mang",
    title=_("Mất mạng, hết phiên làm việc"),
    lead=_("Điều đã gõ không mất. Cứ bình tĩnh làm theo thứ tự."),
    pages=("accounts:drafts", "accounts:kept"),
    is_open=True,
    steps=(
        step(_("Trang không mở được: xem dây mạng hoặc Wi-Fi, chờ một phút, tải lại trang. Đừng gõ lại từ đầu.")),
        step(_("Trang hỏi đăng nhập lại: đăng nhập bằng chính tài khoản lúc nãy.")),
        step(_("Trang hiện phần đã ghi được giữ lại: xem rồi bấm {again}."), again="Gửi tiếp"),
        step(_("Máy tắt đột ngột: mở lại biểu mẫu ấy và bấm {draft}."), draft="Dùng tiếp bản nháp"),
        step(
            _("Không nhớ đang làm ở đâu: mở tên mình, vào {rights}, rồi {drafts}."),
            rights="Quyền của tôi",
            drafts="Bản nháp của tôi",
        ),
    ),
    trouble=(step(_("Bấm lưu hai lần vì tưởng chưa được: không sao, sổ chỉ ghi một lần.")),),
)

CARDS: Final = (
    SIGN_IN,
    SECOND_FACTOR,
    INBOX,
    FIND,
    ADD,
    CORRECT,
    HAPPENED,
    IMPORT,
    MEND,
    EXPORT,
    PRINT,
    REPORT,
    APPROVE,
    GRANT,
    RECOVER,
    OFFLINE,
)
"""Every card in the order of the booklet."""
