import { offer } from '../../ui/later.ts'
import { AnswerCard } from './answer-card.tsx'
import { MyCards } from './my-cards.tsx'

declare global {
  interface Later {
    card: { AnswerCard: typeof AnswerCard; MyCards: typeof MyCards }
  }
}

offer('card', { AnswerCard, MyCards })
