"""The text engine and the tagged pages of the papers.

HarfBuzz shapes, the code here breaks lines and draws, ReportLab numbers the objects of the file.
"""
