/** Two thousand hostile servers of POP3 (survey.ts). */
import { surveyOf } from './survey.ts'

surveyOf('pop3')
