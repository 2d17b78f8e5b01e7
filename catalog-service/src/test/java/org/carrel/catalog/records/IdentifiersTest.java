package org.carrel.catalog.records;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifiersTest {

    @Test
    void ten_and_thirteen_digits_are_one_number() {
        assertThat(Isbn.parse("1861972717")).contains(new Isbn("9781861972712"));
        assertThat(Isbn.parse("9781861972712").flatMap(Isbn::ten)).contains("1861972717");
        assertThat(Isbn.parse("047144250x (paper)")).contains(new Isbn("9780471442509"));
        assertThat(Isbn.parse("0-471-44250-X").flatMap(Isbn::ten)).contains("047144250X");
        assertThat(Isbn.parse("ISBN 978 0 471 44250 9 :")).contains(new Isbn("9780471442509"));
    }

    @Test
    void numbers_with_wrong_digits_or_lengths_are_none() {
        assertThat(Isbn.parse("978-0 4712 442509 (alk. paper)")).isEmpty();
        assertThat(Isbn.parse("1861972718")).isEmpty();
        assertThat(Isbn.parse("9781861972713")).isEmpty();
        assertThat(Isbn.parse("1234567890128")).isEmpty();
        assertThat(Isbn.parse("18619X2717")).isEmpty();
        assertThat(Isbn.parse("")).isEmpty();
    }

    @Test
    void numbers_that_begin_with_979_have_no_short_form() {
        assertThat(Isbn.parse("9791090636071").flatMap(Isbn::ten)).isEmpty();
        assertThat(Isbn.parse("979-10-90636-07-1")).isPresent();
    }

    @Test
    void issns() {
        assertThat(Issn.parse("0028-0836")).contains(new Issn("0028-0836"));
        assertThat(Issn.parse("00280836")).contains(new Issn("0028-0836"));
        assertThat(Issn.parse("2434-561x")).contains(new Issn("2434-561X"));
        assertThat(Issn.parse("0028-0837")).isEmpty();
    }

    @Test
    void control_numbers_of_the_library_of_congress() {
        assertThat(ControlNumbers.lccn("n78-89035")).contains("n78089035");
        assertThat(ControlNumbers.lccn("85-2 ")).contains("85000002");
        assertThat(ControlNumbers.lccn("sn 83031896")).contains("sn83031896");
        assertThat(ControlNumbers.lccn("   83031896 /AC/r932")).contains("83031896");
        assertThat(ControlNumbers.lccn("2001-000002")).contains("2001000002");
        assertThat(ControlNumbers.lccn("75-1234567")).isEmpty();
    }

    @Test
    void oclc_numbers() {
        assertThat(ControlNumbers.oclc("(OCoLC)ocm842877062")).contains("842877062");
        assertThat(ControlNumbers.oclc("(OCoLC)00012345")).contains("12345");
        assertThat(ControlNumbers.oclc("(Sirsi) o10699617")).isEmpty();
    }
}
