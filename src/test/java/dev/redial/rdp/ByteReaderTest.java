package dev.redial.rdp;

import static dev.redial.rdp.Hex.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteReaderTest {

    @Test
    void numbers_writtenThenRead_areTheSame() throws Exception {
        byte[] bytes = new ByteWriter()
                .u8(0xfe)
                .u16be(0xfedc)
                .u16le(0xfedc)
                .u32le(0xfedc_ba98)
                .i64le(0xfedc_ba98_7654_3210L)
                .ascii("ok")
                .toByteArray();
        assertThat(bytes).isEqualTo(hex("fe fedc dcfe 98badcfe 1032547698badcfe 6f6b"));
        ByteReader in = new ByteReader(bytes, "short");
        assertThat(in.peek()).isEqualTo(0xfe);
        assertThat(in.u8()).isEqualTo(0xfe);
        assertThat(in.u16be()).isEqualTo(0xfedc);
        assertThat(in.u16le()).isEqualTo(0xfedc);
        assertThat(in.u32le()).isEqualTo(0xfedc_ba98L);
        assertThat(in.i64le()).isEqualTo(0xfedc_ba98_7654_3210L);
        assertThat(in.bytes(2)).isEqualTo(hex("6f6b"));
        assertThat(in.remaining()).isZero();
    }

    @Test
    void number_cutByTheEnd_isMalformed() {
        byte[] three = new byte[3];
        assertThatThrownBy(() -> new ByteReader(new byte[0], "short").u8()).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> new ByteReader(new byte[0], "short").peek()).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> new ByteReader(new byte[1], "short").u16be()).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> new ByteReader(new byte[1], "short").u16le()).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> new ByteReader(three, "short").u32le()).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> new ByteReader(three, "short").i64le())
                .isInstanceOfSatisfying(
                        MalformedPdu.class, pdu -> assertThat(pdu.word()).isEqualTo("short"));
    }

    @Test
    void length_announcedHuge_isRefusedBeforeAnythingIsCopied() {
        ByteReader in = new ByteReader(new byte[8], "short");
        assertThatThrownBy(() -> in.bytes(0xffff_ffffL)).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> in.slice(Long.MAX_VALUE)).isInstanceOf(MalformedPdu.class);
        assertThatThrownBy(() -> in.skip(-1)).isInstanceOf(MalformedPdu.class);
        assertThat(in.remaining()).isEqualTo(8);
    }

    @Test
    void slice_endsWhereItWasCut() throws Exception {
        ByteReader in = new ByteReader(hex("01 02 03 04"), "short");
        in.skip(1);
        ByteReader slice = in.slice(2);
        assertThat(slice.bytes(2)).isEqualTo(hex("02 03"));
        assertThatThrownBy(slice::u8).isInstanceOf(MalformedPdu.class);
        assertThat(in.u8()).isEqualTo(4);
    }

    @Test
    void writer_numberTooBigForItsField_throws() {
        assertThatThrownBy(() -> new ByteWriter().u8(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteWriter().u16be(0x1_0000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteWriter().u16le(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
