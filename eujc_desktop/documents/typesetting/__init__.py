"""The text engine and the tagged pages of the papers: HarfBuzz shapes, our code breaks lines, ReportLab and pikepdf write."""
