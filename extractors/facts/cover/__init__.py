"""The cover and the end of minutes: where and when, who was there, how they were adjusted and posted."""
